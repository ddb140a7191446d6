-- What the packages Orleans.Clustering.AdoNet, .Persistence.AdoNet and .Reminders.AdoNet need of a PostgreSQL database, in a schema of its
-- own (docs/adr/0006-orleans-tables.md). The packages run the statements of orleansquery; names of its keys, of parameters and of result
-- columns are their contract, tables and statements are ours. An embedded host on PostgreSQL has the tables too and leaves them empty.

CREATE SCHEMA orleans;

CREATE TABLE orleans.orleansquery (
    querykey  text NOT NULL PRIMARY KEY,
    querytext text NOT NULL
);

-- Who may use this database: one cell. The contract is the highest version of grain messages that a process of it has spoken.
CREATE TABLE orleans.cell (
    only_one   boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    cluster_id text    NOT NULL,
    service_id text    NOT NULL,
    contract   integer NOT NULL
);

-- Membership. A change of a silo's row and the step of the table's version are one statement: either both happen or none.
CREATE TABLE orleans.membership (
    cluster_id text        NOT NULL PRIMARY KEY,
    version    integer     NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orleans.silo (
    cluster_id       text        NOT NULL REFERENCES orleans.membership,
    address          text        NOT NULL,
    port             integer     NOT NULL,
    generation       integer     NOT NULL,
    silo_name        text        NOT NULL,
    host_name        text        NOT NULL,
    status           integer     NOT NULL,
    gateway_port     integer     NOT NULL,
    suspected_by     text        NULL,
    started_at       timestamptz NOT NULL,
    seen_alive_at    timestamptz NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
);

-- Grain states. The primary key fences the first write: of two activations that both believe to be the first, one is refused.
CREATE TABLE orleans.grain_state (
    service_id text        NOT NULL,
    state_name text        NOT NULL,
    key_high   bigint      NOT NULL,
    key_low    bigint      NOT NULL,
    key_text   text        NOT NULL,
    payload    bytea       NULL,
    version    integer     NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service_id, state_name, key_high, key_low, key_text)
);

CREATE TABLE orleans.reminder (
    service_id text        NOT NULL,
    grain_id   text        NOT NULL,
    name       text        NOT NULL,
    start_at   timestamptz NOT NULL,
    period     bigint      NOT NULL, -- milliseconds
    hash       integer     NOT NULL, -- of the grain's id, as a signed number
    version    integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (service_id, grain_id, name)
);

CREATE INDEX reminder_hash ON orleans.reminder (service_id, hash);

INSERT INTO orleans.orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $q$
    WITH added AS (INSERT INTO orleans.membership (cluster_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*)::integer FROM added
$q$),
('InsertMembershipKey', $q$
    WITH stepped AS (
        UPDATE orleans.membership SET version = version + 1, changed_at = now()
        WHERE cluster_id = @DeploymentId AND version = @Version
          AND NOT EXISTS (SELECT 1 FROM orleans.silo s WHERE s.cluster_id = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
        RETURNING cluster_id),
    added AS (
        INSERT INTO orleans.silo (cluster_id, address, port, generation, silo_name, host_name, status, gateway_port, started_at, seen_alive_at)
        SELECT cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM stepped
        RETURNING 1)
    SELECT count(*)::integer FROM added
$q$),
('UpdateMembershipKey', $q$
    WITH stepped AS (
        UPDATE orleans.membership SET version = version + 1, changed_at = now()
        WHERE cluster_id = @DeploymentId AND version = @Version
          AND EXISTS (SELECT 1 FROM orleans.silo s WHERE s.cluster_id = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
        RETURNING cluster_id),
    changed AS (
        UPDATE orleans.silo s SET status = @Status, suspected_by = @SuspectTimes::text, seen_alive_at = @IAmAliveTime
        FROM stepped
        WHERE s.cluster_id = stepped.cluster_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
        RETURNING 1)
    SELECT count(*)::integer FROM changed
$q$),
('UpdateIAmAlivetimeKey', $q$
    UPDATE orleans.silo SET seen_alive_at = @IAmAliveTime
    WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$q$),
('MembershipReadRowKey', $q$
    SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName, s.host_name AS HostName, s.status AS Status,
           s.gateway_port AS ProxyPort, s.suspected_by AS SuspectTimes, s.started_at AS StartTime, s.seen_alive_at AS IAmAliveTime, m.version AS Version
    FROM orleans.membership m
    LEFT JOIN orleans.silo s ON s.cluster_id = m.cluster_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    WHERE m.cluster_id = @DeploymentId
$q$),
('MembershipReadAllKey', $q$
    SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName, s.host_name AS HostName, s.status AS Status,
           s.gateway_port AS ProxyPort, s.suspected_by AS SuspectTimes, s.started_at AS StartTime, s.seen_alive_at AS IAmAliveTime, m.version AS Version
    FROM orleans.membership m
    LEFT JOIN orleans.silo s ON s.cluster_id = m.cluster_id
    WHERE m.cluster_id = @DeploymentId
$q$),
('GatewaysQueryKey', $q$
    SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation
    FROM orleans.silo
    WHERE cluster_id = @DeploymentId AND status = @Status AND gateway_port > 0
$q$),
('DeleteMembershipTableEntriesKey', $q$
    DELETE FROM orleans.silo WHERE cluster_id = @DeploymentId;
    DELETE FROM orleans.membership WHERE cluster_id = @DeploymentId
$q$),
('CleanupDefunctSiloEntriesKey', $q$
    DELETE FROM orleans.silo WHERE cluster_id = @DeploymentId AND seen_alive_at < @IAmAliveTime AND status <> 3
$q$),
('ReadFromStorageKey', $q$
    SELECT payload AS PayloadBinary, version AS Version
    FROM orleans.grain_state
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
      AND key_text = coalesce(@GrainIdExtensionString::text, '')
$q$),
('WriteToStorageKey', $q$
    WITH first AS (
        INSERT INTO orleans.grain_state (service_id, state_name, key_high, key_low, key_text, payload, version)
        SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::text, ''), @PayloadBinary, 1
        WHERE @GrainStateVersion::integer IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version),
    later AS (
        UPDATE orleans.grain_state SET payload = @PayloadBinary, version = version + 1, changed_at = now()
        WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
          AND key_text = coalesce(@GrainIdExtensionString::text, '') AND version = @GrainStateVersion::integer
        RETURNING version)
    SELECT version AS NewGrainStateVersion FROM first UNION ALL SELECT version FROM later
$q$),
('ClearStorageKey', $q$
    UPDATE orleans.grain_state SET payload = NULL, version = version + 1, changed_at = now()
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
      AND key_text = coalesce(@GrainIdExtensionString::text, '') AND version = @GrainStateVersion::integer
    RETURNING version AS NewGrainStateVersion
$q$),
('DeleteStorageKey', $q$
    DELETE FROM orleans.grain_state
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
      AND key_text = coalesce(@GrainIdExtensionString::text, '') AND version = @GrainStateVersion::integer
    RETURNING version + 1 AS NewGrainStateVersion
$q$),
('UpsertReminderRowKey', $q$
    INSERT INTO orleans.reminder (service_id, grain_id, name, start_at, period, hash)
    VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
    ON CONFLICT (service_id, grain_id, name) DO UPDATE
        SET start_at = excluded.start_at, period = excluded.period, hash = excluded.hash, version = orleans.reminder.version + 1
    RETURNING version AS Version
$q$),
('ReadReminderRowKey', $q$
    SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
    FROM orleans.reminder
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName
$q$),
('ReadReminderRowsKey', $q$
    SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
    FROM orleans.reminder
    WHERE service_id = @ServiceId AND grain_id = @GrainId
$q$),
-- A range of hashes; the second one goes over the end of the numbers.
('ReadRangeRows1Key', $q$
    SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
    FROM orleans.reminder
    WHERE service_id = @ServiceId AND hash > @BeginHash AND hash <= @EndHash
$q$),
('ReadRangeRows2Key', $q$
    SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period AS Period, version AS Version
    FROM orleans.reminder
    WHERE service_id = @ServiceId AND (hash > @BeginHash OR hash <= @EndHash)
$q$),
('DeleteReminderRowKey', $q$
    WITH removed AS (
        DELETE FROM orleans.reminder
        WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName AND version = @Version
        RETURNING 1)
    SELECT count(*)::integer FROM removed
$q$),
('DeleteReminderRowsKey', $q$
    DELETE FROM orleans.reminder WHERE service_id = @ServiceId
$q$);
