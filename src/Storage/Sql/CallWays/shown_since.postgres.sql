SELECT caller_id AS Number, COUNT(*) AS Calls
FROM attempt
WHERE caller_id = ANY(@numbers) AND started_at >= @since
GROUP BY caller_id
