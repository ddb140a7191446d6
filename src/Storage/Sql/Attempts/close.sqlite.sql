UPDATE attempt
SET state = 'closed', outcome = @outcome, disposition = @disposition, answered_at = @answeredAt, ended_at = @endedAt
WHERE id = @attempt AND state NOT IN ('reserved', 'closed', 'void')
