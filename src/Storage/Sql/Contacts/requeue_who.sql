-- Never those in a call, and never those that must not be called. A line that ends with --? word is there only when the filter has that word.
SELECT c.id AS Id, c.partition_no AS Partition, c.state AS State
FROM contact AS c
WHERE c.campaign_id = @campaign AND c.id > @after
  AND c.state IN ('completed', 'exhausted', 'abandoned', 'amd_machine', 'failed', 'cancelled', 'unknown')
  AND c.phone = @number --? number
  AND c.state = @state --? state
  AND c.outcome = @outcome --? outcome
  AND c.disposition = @disposition --? disposition
ORDER BY c.id
LIMIT @limit
