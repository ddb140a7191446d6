INSERT INTO campaign (id, name, state, settings, partitions, created_at, version)
VALUES (@id, @name, @state, @settings, @partitions, @createdAt, @version)
