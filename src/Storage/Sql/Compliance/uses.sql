SELECT started_at AS At, campaign_id AS Campaign, state AS State, outcome AS Outcome
FROM attempt
WHERE phone = @phone AND started_at > @since
ORDER BY started_at
