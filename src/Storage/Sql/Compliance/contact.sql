SELECT c.phone AS Phone, c.fields AS Fields, c.attempt_id AS Attempt, p.version AS Version, p.settings AS Settings
FROM contact AS c
JOIN campaign AS p ON p.id = c.campaign_id
WHERE c.id = @contact AND c.campaign_id = @campaign
