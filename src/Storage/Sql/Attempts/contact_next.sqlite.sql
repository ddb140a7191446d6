UPDATE contact SET state = @state, next_at = @nextAt, outcome = @outcome, disposition = @disposition WHERE id = @contact
