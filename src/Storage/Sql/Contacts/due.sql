-- Never tried and timed, each in an index of its own.
SELECT state AS State, attempts AS Attempts,
       CASE WHEN next_at IS NULL OR next_at <= @now THEN 0 ELSE (next_at - @now + @slice - 1) / @slice END AS Slice, COUNT(*) AS Contacts
FROM (
    SELECT state, attempts, next_at FROM contact WHERE campaign_id = @campaign AND state = 'pending'
    UNION ALL
    SELECT state, attempts, next_at FROM contact
    WHERE campaign_id = @campaign AND state IN ('scheduled', 'retry_scheduled', 'callback_scheduled') AND next_at IS NOT NULL
) AS waiting
GROUP BY 1, 2, 3
ORDER BY 3, 1, 2
