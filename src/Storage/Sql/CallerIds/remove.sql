DELETE FROM caller_id_pool WHERE id = @id AND revision = @revision
