-- Standings that contacts of a campaign have or had; 0: not looked at yet. A claim asks the rules of the hour once for each and walks the index
-- of those that are open, so that contacts whose hours are closed are neither read nor moved.
CREATE TABLE campaign_standing (
    campaign_id text   NOT NULL,
    standing_no bigint NOT NULL,
    PRIMARY KEY (campaign_id, standing_no)
);
INSERT INTO campaign_standing (campaign_id, standing_no) SELECT id, 0 FROM campaign;

ALTER TABLE contact ADD COLUMN standing_no bigint NOT NULL DEFAULT 0; -- 0: the next claim that has nothing better to do finds out
ALTER TABLE contact ADD COLUMN hold text NULL; -- the rule that put it off or suppressed it

DROP INDEX contact_pending;
DROP INDEX contact_due;
CREATE INDEX contact_pending ON contact (campaign_id, partition_no, standing_no, id) WHERE state = 'pending';
CREATE INDEX contact_due ON contact (campaign_id, partition_no, state, standing_no, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX contact_unplaced ON contact (campaign_id, partition_no) WHERE standing_no = 0;
CREATE INDEX contact_hold ON contact (campaign_id, hold, next_at) WHERE hold IS NOT NULL;

-- The number of an attempt that the rules on numbers apply to; null under a profile without rules.
ALTER TABLE attempt ADD COLUMN phone text NULL;
UPDATE attempt SET phone = (SELECT contact.phone FROM contact WHERE contact.id = attempt.contact_id)
WHERE started_at IS NOT NULL AND state = 'closed';

-- Never two attempts to one number at a time, whichever campaigns and partitions have it: held here, not by trust in the code. Whoever holds
-- the open attempt therefore sees all earlier ones to that number, closed.
CREATE UNIQUE INDEX attempt_open_phone ON attempt (phone) WHERE phone IS NOT NULL AND state NOT IN ('closed', 'void');
CREATE INDEX attempt_phone ON attempt (phone, started_at) WHERE phone IS NOT NULL AND started_at IS NOT NULL;

CREATE TABLE suppression (
    scope      text   NOT NULL, -- '' for all campaigns, or a campaign's id
    pattern    text   NOT NULL, -- E.164, or a prefix and '*'
    reason     text   NOT NULL,
    expires_at bigint NULL,
    added_at   bigint NOT NULL,
    PRIMARY KEY (scope, pattern)
);

-- Lengths of the prefixes in use: a number is looked up once for each, and most lists have none.
CREATE TABLE suppression_prefix (
    scope  text   NOT NULL,
    digits bigint NOT NULL,
    PRIMARY KEY (scope, digits)
);
