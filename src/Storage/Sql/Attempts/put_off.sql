UPDATE contact SET state = @state, next_at = @nextAt, hold = @hold WHERE id = @contact AND state = @from
