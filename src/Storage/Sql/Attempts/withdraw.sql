-- No INVITE was sent. Without the time of its gate no rule counts it and no list shows it. Who called us is not dialling.
UPDATE attempt SET state = 'void', ended_at = @now, started_at = NULL, number = NULL
WHERE id = @attempt AND state = 'dialling' AND direction <> 'inbound'
RETURNING id AS Attempt, campaign_id AS Campaign, partition_no AS Partition, contact_id AS Contact,
          from_state AS FromState, from_next_at AS FromNextAt, from_attempt_id AS FromAttempt
