DELETE FROM route WHERE prefix = @prefix
