SELECT a.id AS Attempt, a.campaign_id AS Campaign, a.partition_no AS Partition, a.contact_id AS Contact, a.number AS Number,
       c.phone AS Phone, c.name AS Name, c.reference AS Reference, c.fields AS Fields, p.settings AS Settings,
       a.direction AS Direction, a.from_state AS FromState, a.from_next_at AS FromNextAt
FROM attempt AS a
JOIN contact AS c ON c.id = a.contact_id
JOIN campaign AS p ON p.id = a.campaign_id
WHERE a.id = @attempt
