UPDATE outbox SET state = @state, tries = tries + 1, next_at = @nextAt, last_error = @reason
WHERE id = @id AND state = 'waiting'
