CREATE TABLE contact (
    id           integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id  text   NOT NULL,
    partition_no bigint NOT NULL,
    phone        text   NOT NULL, -- E.164
    name         text   NULL,
    reference    text   NULL,
    fields       text   NOT NULL, -- JSON object of texts
    state        text   NOT NULL,
    attempts     bigint NOT NULL, -- that passed the gate
    next_at      bigint NULL,     -- only in the scheduled states
    outcome      text   NULL,     -- of the last closed attempt
    disposition  text   NULL,     -- of the last closed attempt
    attempt_id   text   NULL      -- the open attempt, or else the last one
);

CREATE UNIQUE INDEX contact_phone ON contact (campaign_id, phone);
CREATE INDEX contact_list ON contact (campaign_id, id);

-- What a claim reads: each of its branches walks one of these from its first entry and stops at the limit.
CREATE INDEX contact_pending ON contact (campaign_id, partition_no, id) WHERE state = 'pending';
CREATE INDEX contact_due ON contact (campaign_id, partition_no, state, next_at) WHERE next_at IS NOT NULL;
