UPDATE attempt SET state = 'void', ended_at = @now
WHERE contact_id = @contact AND state = 'reserved'
RETURNING id AS Attempt, campaign_id AS Campaign, partition_no AS Partition, contact_id AS Contact,
          from_state AS FromState, from_next_at AS FromNextAt, from_attempt_id AS FromAttempt
