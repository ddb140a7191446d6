-- Whatever the state: a campaign that was paused or completed in the meantime is the same to whoever edits its settings.
UPDATE campaign SET name = @name, settings = @settings, revision = @number, revised_by = @by, version = version + 1
WHERE id = @id AND revision = @number - 1
RETURNING version
