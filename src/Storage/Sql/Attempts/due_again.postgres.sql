-- Those of a claim that need a closer look, read again under the lock of the partition.
SELECT id AS Contact, state AS State, next_at AS NextAt, attempt_id AS Attempt, phone AS Phone, standing_no AS Standing, 1 AS Known
FROM contact
WHERE id = ANY(@contacts) AND state IN ('pending', 'scheduled', 'retry_scheduled', 'callback_scheduled')
ORDER BY array_position(@contacts, id)
