-- The right to dial: one conditional write. The rules were asked just before, under the version of the campaign that is held here; a number that
-- came on a list in between is held here too. Taking over and giving back leave no attempt 'reserved' under an older epoch.
UPDATE attempt
SET state = 'dialling', host_name = @host, host_incarnation = @incarnation, slot = @slot, started_at = @now,
    number = (SELECT contact.attempts + 1 FROM contact WHERE contact.id = attempt.contact_id),
    revision = (SELECT campaign.revision FROM campaign WHERE campaign.id = attempt.campaign_id)
WHERE id = @attempt AND state = 'reserved' AND epoch = @epoch
  AND EXISTS (SELECT 1 FROM campaign WHERE campaign.id = attempt.campaign_id AND campaign.state = 'running' AND campaign.version = @version)
  AND NOT EXISTS (
    SELECT 1 FROM contact AS c JOIN suppression AS s ON s.pattern = c.phone
    WHERE c.id = attempt.contact_id AND s.scope IN ('', attempt.campaign_id) AND (s.expires_at IS NULL OR s.expires_at > @now))
RETURNING contact_id
