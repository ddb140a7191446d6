SELECT id AS Id, name AS Name, uri AS Uri, username AS Username, password AS Password, calls_per_second AS CallsPerSecond, channels AS Channels
FROM carrier
WHERE id = @id
