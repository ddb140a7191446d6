-- The row is the lock: two who publish at once get two versions.
INSERT INTO bot (id, version) VALUES (@id, 1)
ON CONFLICT (id) DO UPDATE SET version = bot.version + 1
RETURNING version
