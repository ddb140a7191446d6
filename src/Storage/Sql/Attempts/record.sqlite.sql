INSERT INTO call_record (attempt_id, record) VALUES (@attempt, @record)
