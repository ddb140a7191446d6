SELECT s.standing_no AS Number, s.facts AS Facts
FROM campaign_standing AS c
JOIN standing AS s ON s.standing_no = c.standing_no
WHERE c.campaign_id = @campaign
