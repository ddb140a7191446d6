-- Never those in a call, and never those that must not be called. The words are those of list.sql.
SELECT c.id AS Id, c.partition_no AS Partition, c.state AS State
FROM contact AS c --? found
FROM campaign_contact AS l JOIN contact AS c ON c.id = l.contact_id --? walked
WHERE c.campaign_id = @campaign AND c.id > @after --? found
WHERE l.campaign_id = @campaign AND l.contact_id > @after --? walked
  AND c.state IN ('completed', 'exhausted', 'abandoned', 'amd_machine', 'failed', 'cancelled', 'unknown')
  AND c.phone = @number --? number
  AND c.state = @state --? state
  AND c.outcome = @outcome --? outcome
  AND c.disposition = @disposition --? disposition
ORDER BY c.id --? found
ORDER BY l.contact_id --? walked
LIMIT @limit
