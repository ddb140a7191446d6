-- When a scheduled campaign starts is here and nowhere else: timers and reminders only remind somebody to look.
ALTER TABLE campaign ADD COLUMN starts_at bigint NULL;
ALTER TABLE campaign ADD COLUMN archived_at bigint NULL;

-- Name and settings of a campaign are the newest of these; an attempt keeps the number of the one that it was dialled with.
ALTER TABLE campaign ADD COLUMN revision bigint NOT NULL DEFAULT 1;
ALTER TABLE campaign ADD COLUMN revised_by text NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN revision bigint NULL;

CREATE TABLE campaign_revision (
    campaign_id text   NOT NULL,
    number      bigint NOT NULL,
    name        text   NOT NULL,
    settings    text   NOT NULL,
    revised_at  bigint NOT NULL,
    revised_by  text   NOT NULL,
    what        text   NOT NULL, -- JSON list of texts
    PRIMARY KEY (campaign_id, number)
);

INSERT INTO campaign_revision (campaign_id, number, name, settings, revised_at, revised_by, what)
SELECT id, 1, name, settings, created_at, '', '[]' FROM campaign;

-- What lists of contacts are filtered by. Only of contacts that are done with: an index over every state would be written at each step of a
-- call, and would tempt a planner to walk it for a claim.
CREATE INDEX contact_done ON contact (campaign_id, state, id)
    WHERE state IN ('completed', 'exhausted', 'abandoned', 'amd_machine', 'failed', 'cancelled', 'suppressed', 'unknown');
CREATE INDEX contact_outcome ON contact (campaign_id, outcome, id) WHERE outcome IS NOT NULL;
