-- The whole claim in one trip: lease, contacts, attempts, counters.
--
-- 1 The lock is a statement of its own: what follows sees all that was committed before the lock was ours, a pause above all. With it: the
-- claim is not waited for until it is on the disk. Of one that a power cut takes back the gate matches no row, and a gate that was passed is
-- on the disk together with everything before it.
SELECT epoch, set_config('synchronous_commit', 'off', true) FROM dial_partition
WHERE campaign_id = @campaign AND partition_no = @partition
FOR UPDATE;

-- 2 By priority: callbacks due, scheduled due, pending, retries due, of the standings whose hours are open. Each branch walks its own index and
-- stops at the limit, so that the cost does not grow with the campaign. Their limits are numbers and not @limit: of a limit that it does not know PostgreSQL expects a tenth of
-- the table, and plans for that. @attempts holds as many new ids as the limit: the nth contact gets the nth.
WITH due AS MATERIALIZED (
    SELECT id, state, next_at, attempt_id, phone, (row_number() OVER (ORDER BY rank, COALESCE(next_at, 0), id))::int AS place
    FROM (
        SELECT callback_scheduled.*, 0 AS rank FROM unnest(@open::bigint[]) AS open (standing), LATERAL (
            SELECT id, state, next_at, attempt_id, phone FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'callback_scheduled' AND standing_no = open.standing AND next_at <= @now
            ORDER BY next_at
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS callback_scheduled
        UNION ALL
        SELECT scheduled.*, 1 AS rank FROM unnest(@open::bigint[]) AS open (standing), LATERAL (
            SELECT id, state, next_at, attempt_id, phone FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'scheduled' AND standing_no = open.standing AND next_at <= @now
            ORDER BY next_at
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS scheduled
        UNION ALL
        SELECT pending.*, 2 AS rank FROM unnest(@open::bigint[]) AS open (standing), LATERAL (
            SELECT id, state, next_at, attempt_id, phone FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'pending' AND standing_no = open.standing
            ORDER BY id
            LIMIT 4 --? few
            LIMIT 20 --? some
            LIMIT 1000 --? many
            FOR UPDATE SKIP LOCKED) AS pending
        UNION ALL
        SELECT retry_scheduled.*, 3 AS rank FROM unnest(@open::bigint[]) AS open (standing), LATERAL (
            SELECT id, state, next_at, attempt_id, phone FROM contact
            WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'retry_scheduled' AND standing_no = open.standing AND next_at <= @now
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
), known AS (
    -- 3 Numbers that were called before or are on a list are left for a closer look. Of the others nobody has an open attempt, or the insert skips them.
    SELECT id FROM due
    WHERE EXISTS (SELECT 1 FROM attempt WHERE @guarded = 1 AND attempt.phone = due.phone AND attempt.started_at IS NOT NULL)
       OR EXISTS (SELECT 1 FROM suppression AS s WHERE s.scope IN ('', @campaign) AND s.pattern = due.phone)
       OR EXISTS (
          SELECT 1 FROM suppression_prefix AS l
          JOIN suppression AS s ON s.scope = l.scope AND s.pattern = substr(due.phone, 1, l.digits::int + 1) || '*'
          WHERE l.scope IN ('', @campaign))
), reserved AS (
    INSERT INTO attempt (id, campaign_id, partition_no, contact_id, epoch, state, from_state, from_next_at, from_attempt_id, reserved_at, phone)
    SELECT (@attempts::text[])[place], @campaign, @partition, id, @epoch, 'reserved', state, next_at, attempt_id, @now, CASE WHEN @guarded = 1 THEN phone END
    FROM due WHERE id NOT IN (SELECT id FROM known)
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
SELECT due.id AS Contact, reserved.id AS Attempt FROM due LEFT JOIN reserved ON reserved.contact_id = due.id ORDER BY due.place
