CREATE TABLE grain_state (
    grain_type text  NOT NULL,
    grain_key  text  NOT NULL,
    state_name text  NOT NULL,
    payload    bytea NOT NULL,
    etag       text  NOT NULL,
    PRIMARY KEY (grain_type, grain_key, state_name)
);

CREATE TABLE reminder (
    grain_id text   NOT NULL,
    name     text   NOT NULL,
    start_at bigint NOT NULL,
    period   bigint NOT NULL, -- microseconds
    etag     text   NOT NULL,
    hash     bigint NOT NULL, -- of the grain's id, 0 to 2^32 - 1: hosts share the reminders by ranges of it
    PRIMARY KEY (grain_id, name)
);

CREATE INDEX reminder_hash ON reminder (hash);
