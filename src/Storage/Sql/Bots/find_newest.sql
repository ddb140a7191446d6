SELECT v.bot_id AS Id, v.version AS Version, v.name AS Name, v.json AS Json, v.published_at AS PublishedAt
FROM bot_version AS v
JOIN bot AS b ON b.id = v.bot_id AND b.version = v.version
WHERE b.id = @id
