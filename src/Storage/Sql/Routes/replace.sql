UPDATE route SET choices = @choices, revision = revision + 1 WHERE prefix = @prefix AND revision = @revision
