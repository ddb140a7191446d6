-- What the rules are asked about just before the gate. No row: the attempt is no longer ours to dial.
SELECT a.campaign_id AS Campaign, a.contact_id AS Contact, a.phone AS Guarded, c.phone AS Phone, c.fields AS Fields, s.facts AS Facts,
       p.version AS Version, p.settings AS Settings
FROM attempt AS a
JOIN contact AS c ON c.id = a.contact_id
JOIN campaign AS p ON p.id = a.campaign_id
LEFT JOIN standing AS s ON s.standing_no = c.standing_no
WHERE a.id = @attempt AND a.state = 'reserved' AND a.epoch = @epoch
