CREATE TABLE attempt (
    id               text   NOT NULL PRIMARY KEY,
    campaign_id      text   NOT NULL,
    partition_no     bigint NOT NULL,
    contact_id       bigint NOT NULL,
    epoch            bigint NOT NULL,
    state            text   NOT NULL,
    from_state       text   NOT NULL, -- where the contact came from, and goes back to when the attempt becomes void
    from_next_at     bigint NULL,
    from_attempt_id  text   NULL,
    reserved_at      bigint NOT NULL,
    number           bigint NULL,     -- counts from 1 for each contact; null until the gate
    host_name        text   NULL,
    host_incarnation text   NULL,
    slot             bigint NULL,
    started_at       bigint NULL,     -- the gate
    answered_at      bigint NULL,
    ended_at         bigint NULL,
    outcome          text   NULL,
    disposition      text   NULL
);

-- Never two calls to one contact: held here, not by trust in the code.
CREATE UNIQUE INDEX attempt_open_contact ON attempt (contact_id) WHERE state NOT IN ('closed', 'void');

CREATE INDEX attempt_reserved ON attempt (campaign_id, partition_no) WHERE state = 'reserved';
CREATE INDEX attempt_live ON attempt (host_name, id)
    WHERE state IN ('dialling', 'ringing', 'amd_screening', 'attaching', 'in_progress');
CREATE INDEX attempt_campaign ON attempt (campaign_id, id) WHERE started_at IS NOT NULL;
CREATE INDEX attempt_contact ON attempt (contact_id, id) WHERE started_at IS NOT NULL;
CREATE INDEX attempt_outcome ON attempt (campaign_id, outcome, id) WHERE outcome IS NOT NULL;

-- Apart from the attempt, because lists walk attempts and never want the transcript.
CREATE TABLE call_record (
    attempt_id text NOT NULL PRIMARY KEY,
    record     text NOT NULL -- JSON
);
