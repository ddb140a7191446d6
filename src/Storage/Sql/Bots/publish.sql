INSERT INTO bot_version (bot_id, version, name, json, published_at) VALUES (@id, @version, @name, @json, @now)
