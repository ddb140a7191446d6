-- A line that ends with --? word is there only when the filter has that word; "done" says of a state what the index contact_done is made for.
-- "found": an index leads to those that are wanted; "walked": all of the campaign are looked at, in their order.
SELECT c.id AS Id, c.campaign_id AS Campaign, c.phone AS Phone, c.name AS Name, c.reference AS Reference, c.fields AS Fields,
       c.state AS State, c.attempts AS Attempts, c.next_at AS NextAt, c.outcome AS Outcome, c.disposition AS Disposition,
       c.attempt_id AS Attempt, a.state AS Open, c.hold AS Hold
FROM contact AS c --? found
FROM campaign_contact AS l JOIN contact AS c ON c.id = l.contact_id --? walked
LEFT JOIN attempt AS a ON a.id = c.attempt_id AND a.state NOT IN ('closed', 'void')
WHERE c.campaign_id = @campaign AND c.id > @after --? found
WHERE l.campaign_id = @campaign AND l.contact_id > @after --? walked
  AND c.phone = @number --? number
  AND c.state = @state --? state
  AND c.state IN ('completed', 'exhausted', 'abandoned', 'amd_machine', 'failed', 'cancelled', 'suppressed', 'unknown') --? done
  AND c.outcome = @outcome --? outcome
  AND c.disposition = @disposition --? disposition
ORDER BY c.id --? found
ORDER BY l.contact_id --? walked
LIMIT @limit
