DELETE FROM carrier WHERE id = @id AND revision = @revision
