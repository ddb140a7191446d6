SELECT id AS Contact, campaign_id AS Campaign, partition_no AS Partition, state AS State, next_at AS NextAt, attempt_id AS Attempt, attempts AS Attempts
FROM contact
WHERE id = @contact
