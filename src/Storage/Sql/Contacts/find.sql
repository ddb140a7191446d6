SELECT c.id AS Id, c.campaign_id AS Campaign, c.phone AS Phone, c.name AS Name, c.reference AS Reference, c.fields AS Fields,
       c.state AS State, c.attempts AS Attempts, c.next_at AS NextAt, c.outcome AS Outcome, c.disposition AS Disposition,
       c.attempt_id AS Attempt, a.state AS Open, c.hold AS Hold
FROM contact AS c
LEFT JOIN attempt AS a ON a.id = c.attempt_id AND a.state NOT IN ('closed', 'void')
WHERE c.id = @id
