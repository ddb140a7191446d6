UPDATE contact SET state = @fromState, next_at = @fromNextAt, attempt_id = @fromAttempt, attempts = attempts - 1
WHERE id = @contact AND attempt_id = @attempt AND state = 'leased'
