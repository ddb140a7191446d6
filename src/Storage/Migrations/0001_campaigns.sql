-- Types are the few that both databases understand alike: text, bigint (times are microseconds since 1970, UTC), double precision.
-- JSON is text in both: the store never looks into it. No foreign keys: rows are written together in one transaction and
-- never deleted, and the check would cost the claim and the import more than it finds.
CREATE TABLE campaign (
    id         text   NOT NULL PRIMARY KEY,
    name       text   NOT NULL,
    state      text   NOT NULL,
    settings   text   NOT NULL,
    partitions bigint NOT NULL,
    created_at bigint NOT NULL,
    version    bigint NOT NULL
);

-- One row a partition, made with the campaign: the lease and its epoch. Also the lock that every writer of the partition takes first.
CREATE TABLE dial_partition (
    campaign_id  text   NOT NULL,
    partition_no bigint NOT NULL,
    owner        text   NULL,
    epoch        bigint NOT NULL,
    expires_at   bigint NOT NULL,
    PRIMARY KEY (campaign_id, partition_no)
);

-- How many contacts are in each state, and have each last disposition. By partition, so that two partitions never wait for one counter.
CREATE TABLE contact_count (
    campaign_id  text   NOT NULL,
    partition_no bigint NOT NULL,
    kind         text   NOT NULL, -- 'state' or 'disposition'
    name         text   NOT NULL,
    contacts     bigint NOT NULL,
    PRIMARY KEY (campaign_id, partition_no, kind, name)
);
