-- By priority: callbacks due, scheduled due, pending, retries due. Each branch walks its own index and stops at the limit, so that the
-- cost does not grow with the campaign. The state of the campaign is read here, after the partition was locked: a pause that came first wins.
SELECT id AS Contact, state AS State, next_at AS NextAt, attempt_id AS Attempt
FROM (
    SELECT * FROM (
        SELECT id, state, next_at, attempt_id, 0 AS rank FROM contact
        WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'callback_scheduled' AND next_at <= @now
        ORDER BY next_at LIMIT @limit FOR UPDATE SKIP LOCKED) AS callback_scheduled
    UNION ALL
    SELECT * FROM (
        SELECT id, state, next_at, attempt_id, 1 AS rank FROM contact
        WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'scheduled' AND next_at <= @now
        ORDER BY next_at LIMIT @limit FOR UPDATE SKIP LOCKED) AS scheduled
    UNION ALL
    SELECT * FROM (
        SELECT id, state, next_at, attempt_id, 2 AS rank FROM contact
        WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'pending'
        ORDER BY id LIMIT @limit FOR UPDATE SKIP LOCKED) AS pending
    UNION ALL
    SELECT * FROM (
        SELECT id, state, next_at, attempt_id, 3 AS rank FROM contact
        WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'retry_scheduled' AND next_at <= @now
        ORDER BY next_at LIMIT @limit FOR UPDATE SKIP LOCKED) AS retry_scheduled
) AS due
WHERE EXISTS (SELECT 1 FROM campaign WHERE campaign.id = @campaign AND campaign.state = 'running')
ORDER BY rank, COALESCE(next_at, 0), id
LIMIT @limit
