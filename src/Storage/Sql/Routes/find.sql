SELECT prefix AS Prefix, choices AS Choices, revision AS Revision
FROM route
WHERE prefix = @prefix
