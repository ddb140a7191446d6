INSERT INTO carrier (id, name, uri, username, password, calls_per_second, channels)
VALUES (@id, @name, @uri, @username, @password, @callsPerSecond, @channels)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, uri = excluded.uri, username = excluded.username, password = excluded.password,
    calls_per_second = excluded.calls_per_second, channels = excluded.channels
