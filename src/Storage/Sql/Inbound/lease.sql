UPDATE contact SET state = 'leased', next_at = NULL, attempt_id = @attempt WHERE id = @contact
