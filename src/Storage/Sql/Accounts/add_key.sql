INSERT INTO api_key (id, name, secret_hash, created_at, revoked_at) VALUES (@id, @name, @secretHash, @createdAt, @revokedAt)
