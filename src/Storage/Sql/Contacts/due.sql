SELECT state AS State, attempts AS Attempts,
       CASE WHEN next_at IS NULL OR next_at <= @now THEN 0 ELSE (next_at - @now + @slice - 1) / @slice END AS Slice, COUNT(*) AS Contacts
FROM contact
WHERE campaign_id = @campaign AND state IN ('pending', 'scheduled', 'retry_scheduled', 'callback_scheduled')
GROUP BY 1, 2, 3
ORDER BY 3, 1, 2
