DELETE FROM route WHERE prefix = @prefix AND revision = @revision
