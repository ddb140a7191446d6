UPDATE campaign SET state = @state, starts_at = @startsAt, archived_at = @archivedAt, version = version + 1
WHERE id = @id AND version = @version
RETURNING version
