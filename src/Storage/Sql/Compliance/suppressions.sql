SELECT scope AS Scope, pattern AS Pattern, reason AS Reason, expires_at AS ExpiresAt, added_at AS AddedAt
FROM suppression
WHERE scope = @scope AND pattern > @after
ORDER BY pattern
LIMIT @limit
