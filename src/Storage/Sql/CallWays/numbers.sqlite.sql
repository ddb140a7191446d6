SELECT a.id AS Attempt, c.phone AS Number
FROM attempt AS a
JOIN contact AS c ON c.id = a.contact_id
WHERE a.id IN @attempts
