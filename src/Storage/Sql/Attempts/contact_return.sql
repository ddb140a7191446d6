UPDATE contact SET state = @fromState, next_at = @fromNextAt, attempt_id = @fromAttempt
WHERE id = @contact AND attempt_id = @attempt AND state = 'leased'
