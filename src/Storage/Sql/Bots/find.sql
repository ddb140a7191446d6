SELECT v.bot_id AS Id, v.version AS Version, v.name AS Name, v.json AS Json, v.published_at AS PublishedAt
FROM bot_version AS v
WHERE v.bot_id = @id AND v.version = @version
