SELECT id AS Id, idempotency_key AS Key, target AS Target, tries AS Tries, created_at AS CreatedAt, last_error AS Reason
FROM outbox
WHERE state = 'dead' AND id > @after
ORDER BY id
LIMIT @limit
