-- Changes are counted: whoever edits says which state they saw.
ALTER TABLE carrier ADD COLUMN revision bigint NOT NULL DEFAULT 1;
ALTER TABLE caller_id_pool ADD COLUMN revision bigint NOT NULL DEFAULT 1;
ALTER TABLE route ADD COLUMN revision bigint NOT NULL DEFAULT 1;

-- What a minute costs the way an attempt goes, in millionths; null when no route says so.
ALTER TABLE attempt ADD COLUMN price_micros bigint NULL;

-- What is known of the health of a number, so that a restart forgets neither rests nor results.
CREATE TABLE caller_id_health (
    pool_id   text   NOT NULL,
    number    text   NOT NULL, -- E.164
    results   text   NOT NULL, -- the last ones, oldest first, a letter each: a answered, n not answered, r refused
    counted   bigint NOT NULL,
    best      bigint NOT NULL,
    rest_left bigint NULL,     -- microseconds, as of noted_at
    noted_at  bigint NOT NULL,
    PRIMARY KEY (pool_id, number)
);
