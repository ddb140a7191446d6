SELECT id AS Id, name AS Name, secret_hash AS SecretHash, created_at AS CreatedAt, revoked_at AS RevokedAt FROM api_key ORDER BY created_at, id
