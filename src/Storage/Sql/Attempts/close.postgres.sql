-- The whole close in one trip: attempt, contact, counters, record, message to the CRM, and the do-not-call list when the
-- callee asked for it. Whether it was the first close is its answer.
--
-- 1 The lock is a statement of its own: what follows sees the contact as the last writer of the partition left it.
SELECT p.partition_no
FROM attempt AS a
JOIN dial_partition AS p ON p.campaign_id = a.campaign_id AND p.partition_no = a.partition_no
WHERE a.id = @attempt
FOR UPDATE OF p;

-- 2 Everything hangs on the row that 'closed' returns: a second close finds none, and nothing happens.
WITH closed AS (
    UPDATE attempt
    SET state = 'closed', outcome = @outcome, disposition = @disposition, answered_at = @answeredAt, ended_at = @endedAt
    WHERE id = @attempt AND state NOT IN ('reserved', 'closed', 'void')
    RETURNING campaign_id, partition_no, contact_id
), before AS MATERIALIZED (
    SELECT contact.disposition FROM closed JOIN contact ON contact.id = closed.contact_id
), moved AS (
    UPDATE contact SET state = @state, next_at = @nextAt, outcome = @outcome, disposition = @disposition, hold = @hold FROM closed WHERE contact.id = closed.contact_id
), counted AS (
    INSERT INTO contact_count (campaign_id, partition_no, kind, name, contacts)
    SELECT campaign_id, partition_no, kind, name, SUM(change)
    FROM closed, (
        SELECT 'state' AS kind, 'leased' AS name, -1 AS change
        UNION ALL SELECT 'state', @state, 1
        UNION ALL SELECT 'disposition', @disposition, 1
        UNION ALL SELECT 'disposition', disposition, -1 FROM before WHERE disposition IS NOT NULL) AS changes
    GROUP BY campaign_id, partition_no, kind, name
    HAVING SUM(change) <> 0
    ORDER BY kind, name
    ON CONFLICT (campaign_id, partition_no, kind, name) DO UPDATE SET contacts = contact_count.contacts + excluded.contacts
), opted_out AS (
    INSERT INTO suppression (scope, pattern, reason, expires_at, added_at)
    SELECT '', contact.phone, @optOut, NULL, @now FROM closed JOIN contact ON contact.id = closed.contact_id WHERE @optOut IS NOT NULL
    ON CONFLICT (scope, pattern) DO UPDATE SET reason = excluded.reason, expires_at = NULL
), recorded AS (
    INSERT INTO call_record (attempt_id, record) SELECT @attempt, @record FROM closed
), told AS (
    -- Due at once, even if the clock of this host is ahead of the one of the host that delivers.
    INSERT INTO outbox (idempotency_key, target, body, state, tries, next_at, created_at)
    SELECT @key, @target, @body, 'waiting', 0, LEAST(@now, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint), @now FROM closed WHERE @key IS NOT NULL
    ON CONFLICT (idempotency_key) DO NOTHING
)
SELECT 1 FROM closed
