SELECT hold AS Hold, CAST(COUNT(*) AS bigint) AS Contacts, MIN(next_at) AS NextAt
FROM contact
WHERE campaign_id = @campaign AND hold IS NOT NULL AND next_at > @now
GROUP BY hold
