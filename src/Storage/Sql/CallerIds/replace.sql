UPDATE caller_id_pool SET name = @name, numbers = @numbers, revision = revision + 1 WHERE id = @id AND revision = @revision
