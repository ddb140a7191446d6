SELECT a.id AS Attempt, a.caller_id AS Number
FROM attempt AS a
WHERE a.caller_id = ANY(@numbers) AND a.state IN ('dialling', 'ringing', 'amd_screening', 'attaching', 'in_progress')
