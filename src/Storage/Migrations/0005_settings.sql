CREATE TABLE carrier (
    id               text             NOT NULL PRIMARY KEY,
    name             text             NOT NULL UNIQUE,
    uri              text             NOT NULL,
    username         text             NULL,
    password         text             NULL,
    calls_per_second double precision NOT NULL,
    channels         bigint           NOT NULL
);

CREATE TABLE bot (
    id      text   NOT NULL PRIMARY KEY,
    version bigint NOT NULL -- the newest
);

-- Versions are only ever added.
CREATE TABLE bot_version (
    bot_id       text   NOT NULL,
    version      bigint NOT NULL,
    name         text   NOT NULL,
    json         text   NOT NULL,
    published_at bigint NOT NULL,
    PRIMARY KEY (bot_id, version)
);

CREATE TABLE account (
    id            text NOT NULL PRIMARY KEY,
    name          text NOT NULL UNIQUE,
    password_hash text NOT NULL
);

CREATE TABLE api_key (
    id          text   NOT NULL PRIMARY KEY,
    name        text   NOT NULL,
    secret_hash text   NOT NULL,
    created_at  bigint NOT NULL,
    revoked_at  bigint NULL
);
