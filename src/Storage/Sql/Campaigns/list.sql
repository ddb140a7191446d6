SELECT id AS Id, name AS Name, state AS State, settings AS Settings, partitions AS Partitions, created_at AS CreatedAt, version AS Version
FROM campaign
ORDER BY created_at DESC, id DESC
