UPDATE outbox SET next_at = @until
WHERE id IN (
    SELECT id FROM outbox
    WHERE state = 'waiting' AND next_at <= @now AND id % @shards = @shard
    ORDER BY next_at, id LIMIT @limit)
RETURNING id AS Id, idempotency_key AS Key, target AS Target, body AS Body, tries AS Tries
