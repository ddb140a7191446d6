UPDATE contact SET state = 'leased', next_at = NULL, attempt_id = @attempt, hold = NULL WHERE id = @contact
