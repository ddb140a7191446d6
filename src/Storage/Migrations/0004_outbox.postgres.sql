CREATE TABLE outbox (
    id              bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    idempotency_key text   NOT NULL UNIQUE,
    target          text   NOT NULL,
    body            text   NOT NULL,
    state           text   NOT NULL, -- 'waiting' or 'dead'
    tries           bigint NOT NULL,
    next_at         bigint NOT NULL,
    created_at      bigint NOT NULL,
    last_error      text   NULL
);

CREATE INDEX outbox_due ON outbox (next_at) WHERE state = 'waiting';
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';

-- A delivered row leaves; only its count stays. Sixteen counters, so that deliveries seldom wait for each other.
CREATE TABLE outbox_delivered (
    bucket     bigint NOT NULL PRIMARY KEY,
    deliveries bigint NOT NULL
);
