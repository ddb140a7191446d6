INSERT INTO suppression (scope, pattern, reason, expires_at, added_at)
VALUES (@scope, @pattern, @reason, @expiresAt, @addedAt)
ON CONFLICT (scope, pattern) DO NOTHING
