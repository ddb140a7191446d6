SELECT prefix AS Prefix, choices AS Choices
FROM route
ORDER BY prefix
