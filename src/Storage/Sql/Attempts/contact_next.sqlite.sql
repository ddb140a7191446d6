UPDATE contact SET state = @state, next_at = @nextAt, outcome = @outcome, disposition = @disposition, hold = @hold WHERE id = @contact
