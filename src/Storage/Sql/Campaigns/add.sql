INSERT INTO campaign (id, name, state, settings, partitions, created_at, version, revision, revised_by, starts_at, archived_at)
VALUES (@id, @name, @state, @settings, @partitions, @createdAt, @version, 1, @revisedBy, @startsAt, @archivedAt)
