INSERT INTO outbox (idempotency_key, target, body, state, tries, next_at, created_at)
VALUES (@key, @target, @body, 'waiting', 0, @now, @now)
ON CONFLICT (idempotency_key) DO NOTHING
