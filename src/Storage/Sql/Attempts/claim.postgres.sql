-- The whole claim in one trip: lease, contacts, attempts, counters.
--
-- 1 The lock is a statement of its own: what follows sees all that was committed before the lock was ours, a pause above all. With it: the
-- claim is not waited for until it is on the disk. Of one that a power cut takes back the gate matches no row, and a gate that was passed is
-- on the disk together with everything before it. And 2 is planned once for each connection and not for each claim, which took a third of the
-- server's time; by its indexes, however small its tables are at that moment; and not compiled, which such a plan's guess of its cost would ask for.
SELECT epoch, set_config('synchronous_commit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
       set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
FROM dial_partition
WHERE campaign_id = @campaign AND partition_no = @partition
FOR UPDATE;

-- 2 By priority: callbacks due, scheduled due, pending, retries due, of the standings whose hours are open. Each walks its index and stops at the
-- limit, so that the cost does not grow with the campaign. Their limits are numbers and not @limit: of a limit that it does not know PostgreSQL
-- expects a tenth of the table, and plans for that. @attempts holds as many new ids as the limit: the nth contact gets the nth.
WITH due AS MATERIALIZED (
    SELECT id, state, next_at, attempt_id, phone, (row_number() OVER ())::int AS place
    FROM (
        SELECT timed.*, queue.rank
        FROM unnest(@open::bigint[]) AS open (standing), (VALUES (0, 'callback_scheduled'), (1, 'scheduled'), (3, 'retry_scheduled')) AS queue (rank, state), LATERAL (
            SELECT id, state, next_at, attempt_id, phone FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = queue.state AND standing_no = open.standing AND next_at <= @now
            ORDER BY next_at
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS timed
        UNION ALL
        SELECT pending.*, 2 AS rank FROM unnest(@open::bigint[]) AS open (standing), LATERAL (
            SELECT id, state, next_at, attempt_id, phone FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'pending' AND standing_no = open.standing
            ORDER BY id
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS pending
        ORDER BY rank, next_at, id
        LIMIT @limit
    ) AS by_rank
    WHERE EXISTS (SELECT 1 FROM campaign WHERE campaign.id = @campaign AND campaign.state = 'running')
      AND EXISTS (
        SELECT 1 FROM dial_partition
        WHERE campaign_id = @campaign AND partition_no = @partition AND epoch = @epoch AND owner IS NOT NULL AND expires_at > @now)
), prefix AS MATERIALIZED (
    SELECT scope, digits::int FROM suppression_prefix WHERE scope IN ('', @campaign)
), reserved AS (
    -- 3 Numbers that were called before or are on a list are left for a closer look. Of the others nobody has an open attempt, or the insert skips them.
    INSERT INTO attempt (id, campaign_id, partition_no, contact_id, epoch, state, from_state, from_next_at, from_attempt_id, reserved_at, phone)
    SELECT (@attempts::text[])[place], @campaign, @partition, id, @epoch, 'reserved', state, next_at, attempt_id, @now, CASE WHEN @guarded = 1 THEN phone END
    FROM due
    WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.phone = CASE WHEN @guarded = 1 THEN due.phone END AND attempt.started_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM suppression AS s WHERE s.scope IN ('', @campaign) AND s.pattern = due.phone)
      AND NOT EXISTS (
        SELECT 1 FROM prefix
        JOIN suppression AS s ON s.scope = prefix.scope AND s.pattern = substr(due.phone, 1, prefix.digits + 1) || '*')
    ON CONFLICT DO NOTHING
    RETURNING id, contact_id, from_state
), leased AS (
    UPDATE contact SET state = 'leased', next_at = NULL, attempt_id = reserved.id, hold = NULL FROM reserved WHERE contact.id = reserved.contact_id
), counted AS (
    INSERT INTO contact_count (campaign_id, partition_no, kind, name, contacts)
    SELECT @campaign, @partition, 'state', name, SUM(change)
    FROM (SELECT 'leased' AS name, 1 AS change FROM reserved UNION ALL SELECT from_state, -1 FROM reserved) AS changes
    GROUP BY name
    ORDER BY name
    ON CONFLICT (campaign_id, partition_no, kind, name) DO UPDATE SET contacts = contact_count.contacts + excluded.contacts
)
SELECT contact_id AS Contact, id AS Attempt FROM reserved
UNION ALL
SELECT id, NULL FROM due WHERE id NOT IN (SELECT contact_id FROM reserved)
