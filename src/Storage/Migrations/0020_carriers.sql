CREATE TABLE carrier_trunk (
    carrier_id       text   NOT NULL,
    place            bigint NOT NULL, -- the order in which they were given
    name             text   NOT NULL,
    uri              text   NOT NULL,
    username         text   NULL,
    password         text   NULL,
    priority         bigint NOT NULL,
    registration     text   NOT NULL,
    media_encryption text   NULL,
    PRIMARY KEY (carrier_id, name)
);

INSERT INTO carrier_trunk (carrier_id, place, name, uri, username, password, priority, registration)
SELECT id, 0, 'main', uri, username, password, 0, 'none' FROM carrier;

ALTER TABLE carrier DROP COLUMN uri;
ALTER TABLE carrier DROP COLUMN username;
ALTER TABLE carrier DROP COLUMN password;
ALTER TABLE carrier ADD COLUMN state text NOT NULL DEFAULT 'active';
ALTER TABLE carrier ADD COLUMN burst bigint NOT NULL DEFAULT 1;
ALTER TABLE carrier ADD COLUMN inbound_channels bigint NOT NULL DEFAULT 0;

CREATE TABLE route (
    prefix  text NOT NULL PRIMARY KEY,
    choices text NOT NULL -- JSON
);

CREATE TABLE caller_id_pool (
    id      text NOT NULL PRIMARY KEY,
    name    text NOT NULL UNIQUE,
    numbers text NOT NULL -- JSON
);
