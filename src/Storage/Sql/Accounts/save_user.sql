INSERT INTO account (id, name, password_hash) VALUES (@id, @name, @passwordHash)
ON CONFLICT (name) DO UPDATE SET id = excluded.id, password_hash = excluded.password_hash
