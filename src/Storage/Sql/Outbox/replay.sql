UPDATE outbox SET state = 'waiting', tries = 0, next_at = @now WHERE state = 'dead' AND id = @id
