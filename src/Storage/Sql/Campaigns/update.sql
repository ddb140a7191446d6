UPDATE campaign SET name = @name, state = @state, settings = @settings, version = version + 1
WHERE id = @id AND version = @version
RETURNING version
