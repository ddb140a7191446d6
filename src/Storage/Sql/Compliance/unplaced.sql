SELECT id AS Contact, phone AS Phone, fields AS Fields
FROM contact
WHERE campaign_id = @campaign AND partition_no = @partition AND standing_no = 0 AND state IN ('pending', 'scheduled', 'retry_scheduled', 'callback_scheduled')
LIMIT @limit
