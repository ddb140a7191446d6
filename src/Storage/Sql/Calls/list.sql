-- A line that ends with --? word is there only when the filter has that word.
SELECT a.id AS Attempt, a.campaign_id AS Campaign, a.contact_id AS Contact, c.phone AS Phone, c.name AS Name, a.number AS Number,
       a.state AS State, a.host_name AS Host, a.slot AS Slot, a.started_at AS StartedAt, a.answered_at AS AnsweredAt,
       a.ended_at AS EndedAt, a.outcome AS Outcome, a.disposition AS Disposition, a.revision AS Revision, a.direction AS Direction,
       a.carrier_id AS Carrier, a.trunk AS Trunk, a.caller_id AS Shown, a.price_micros AS PriceMicros
FROM attempt AS a
JOIN contact AS c ON c.id = a.contact_id
WHERE a.started_at IS NOT NULL
  AND a.campaign_id = @campaign --? campaign
  AND a.contact_id = @contact --? contact
  AND a.outcome = @outcome --? outcome
  AND a.partition_no = @partition --? partition
  AND a.state IN ('dialling', 'ringing', 'amd_screening', 'attaching', 'in_progress') --? live
  AND a.state = 'closed' --? over
  AND a.id < @before --? before
ORDER BY a.id DESC
LIMIT @limit
