-- Contacts of one standing whose hours are open, by priority: callbacks due, scheduled due, pending, retries due. Each branch walks its own index
-- and stops at the limit, so that the cost does not grow with the campaign. The state of the campaign is read here, after the partition was
-- locked: a pause that came first wins. Known: the number was called before or is on a list, so that the rules want a closer look.
SELECT id AS Contact, state AS State, next_at AS NextAt, attempt_id AS Attempt, phone AS Phone, @standing AS Standing, rank AS Rank,
       (EXISTS (SELECT 1 FROM attempt WHERE @guarded = 1 AND attempt.phone = due.phone AND attempt.started_at IS NOT NULL)
       OR EXISTS (SELECT 1 FROM suppression AS s WHERE s.scope IN ('', @campaign) AND s.pattern = due.phone)
       OR EXISTS (
          SELECT 1 FROM suppression_prefix AS l
          JOIN suppression AS s ON s.scope = l.scope AND s.pattern = substr(due.phone, 1, CAST(l.digits AS integer) + 1) || '*'
          WHERE l.scope IN ('', @campaign))) AS Known
FROM (
    SELECT * FROM (
        SELECT id, state, next_at, attempt_id, phone, 0 AS rank FROM contact
        WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'callback_scheduled' AND standing_no = @standing AND next_at <= @now
        ORDER BY next_at LIMIT @limit) AS callback_scheduled
    UNION ALL
    SELECT * FROM (
        SELECT id, state, next_at, attempt_id, phone, 1 AS rank FROM contact
        WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'scheduled' AND standing_no = @standing AND next_at <= @now
        ORDER BY next_at LIMIT @limit) AS scheduled
    UNION ALL
    SELECT * FROM (
        SELECT id, state, next_at, attempt_id, phone, 2 AS rank FROM contact
        WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'pending' AND standing_no = @standing
        ORDER BY id LIMIT @limit) AS pending
    UNION ALL
    SELECT * FROM (
        SELECT id, state, next_at, attempt_id, phone, 3 AS rank FROM contact
        WHERE campaign_id = @campaign AND partition_no = @partition AND state = 'retry_scheduled' AND standing_no = @standing AND next_at <= @now
        ORDER BY next_at LIMIT @limit) AS retry_scheduled
) AS due
WHERE EXISTS (SELECT 1 FROM campaign WHERE campaign.id = @campaign AND campaign.state = 'running')
ORDER BY rank, COALESCE(next_at, 0), id
LIMIT @limit
