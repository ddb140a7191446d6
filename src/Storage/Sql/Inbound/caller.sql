-- Whom we are calling first, then who waits for us, callbacks before others; then the newest.
SELECT id AS Contact, campaign_id AS Campaign, partition_no AS Partition, state AS State, next_at AS NextAt, attempt_id AS Attempt, attempts AS Attempts
FROM contact
WHERE phone = @phone
ORDER BY CASE state WHEN 'leased' THEN 0 WHEN 'callback_scheduled' THEN 1 WHEN 'retry_scheduled' THEN 2 WHEN 'scheduled' THEN 3 WHEN 'pending' THEN 4 ELSE 5 END, id DESC
LIMIT 1
