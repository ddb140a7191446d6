-- The right to dial: one conditional write. Taking over and giving back leave no attempt 'reserved' under an older epoch.
UPDATE attempt
SET state = 'dialling', host_name = @host, host_incarnation = @incarnation, slot = @slot, started_at = @now,
    number = (SELECT contact.attempts + 1 FROM contact WHERE contact.id = attempt.contact_id),
    revision = (SELECT campaign.revision FROM campaign WHERE campaign.id = attempt.campaign_id)
WHERE id = @attempt AND state = 'reserved' AND epoch = @epoch
  AND EXISTS (SELECT 1 FROM campaign WHERE campaign.id = attempt.campaign_id AND campaign.state = 'running')
RETURNING contact_id
