-- The whole claim in one trip: lease, contacts, attempts, counters.
--
-- 1 The lock is a statement of its own: what follows sees all that was committed before the lock was ours, a pause above all. With it: the
-- claim is not waited for until it is on the disk. Of one that a power cut takes back the gate matches no row, and a gate that was passed is
-- on the disk together with everything before it.
SELECT epoch, set_config('synchronous_commit', 'off', true) FROM dial_partition
WHERE campaign_id = @campaign AND partition_no = @partition
FOR UPDATE;

-- 2 By priority: callbacks due, scheduled due, pending, retries due. Each branch walks its own index and stops at the limit, so that the
-- cost does not grow with the campaign. Their limits are numbers and not @limit: of a limit that it does not know PostgreSQL expects a tenth of
-- the table, and plans for that. @attempts holds as many new ids as the limit: the nth contact gets the nth.
WITH due AS MATERIALIZED (
    SELECT id, state, next_at, attempt_id, (row_number() OVER (ORDER BY rank, COALESCE(next_at, 0), id))::int AS place
    FROM (
        SELECT * FROM (
            SELECT id, state, next_at, attempt_id, 0 AS rank FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'callback_scheduled' AND next_at <= @now
            ORDER BY next_at
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS callback_scheduled
        UNION ALL
        SELECT * FROM (
            SELECT id, state, next_at, attempt_id, 1 AS rank FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'scheduled' AND next_at <= @now
            ORDER BY next_at
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS scheduled
        UNION ALL
        SELECT * FROM (
            SELECT id, state, next_at, attempt_id, 2 AS rank FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'pending'
            ORDER BY id
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS pending
        UNION ALL
        SELECT * FROM (
            SELECT id, state, next_at, attempt_id, 3 AS rank FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'retry_scheduled' AND next_at <= @now
            ORDER BY next_at
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS retry_scheduled
    ) AS by_rank
    WHERE EXISTS (SELECT 1 FROM campaign WHERE campaign.id = @campaign AND campaign.state = 'running')
      AND EXISTS (
        SELECT 1 FROM dial_partition
        WHERE campaign_id = @campaign AND partition_no = @partition AND epoch = @epoch AND owner IS NOT NULL AND expires_at > @now)
    ORDER BY place
    LIMIT @limit
), reserved AS (
    INSERT INTO attempt (id, campaign_id, partition_no, contact_id, epoch, state, from_state, from_next_at, from_attempt_id, reserved_at)
    SELECT (@attempts::text[])[place], @campaign, @partition, id, @epoch, 'reserved', state, next_at, attempt_id, @now FROM due
), leased AS (
    UPDATE contact SET state = 'leased', next_at = NULL, attempt_id = (@attempts::text[])[due.place] FROM due WHERE contact.id = due.id
), counted AS (
    INSERT INTO contact_count (campaign_id, partition_no, kind, name, contacts)
    SELECT @campaign, @partition, 'state', name, SUM(change)
    FROM (SELECT 'leased' AS name, 1 AS change FROM due UNION ALL SELECT state, -1 FROM due) AS changes
    GROUP BY name
    ORDER BY name
    ON CONFLICT (campaign_id, partition_no, kind, name) DO UPDATE SET contacts = contact_count.contacts + excluded.contacts
)
SELECT place AS Place, id AS Contact FROM due ORDER BY place
