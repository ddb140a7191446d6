SELECT record FROM call_record WHERE attempt_id = @attempt
