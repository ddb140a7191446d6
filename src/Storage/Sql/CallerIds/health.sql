SELECT number AS Number, results AS Results, counted AS Counted, best AS Best, rest_left AS RestLeft, noted_at AS NotedAt
FROM caller_id_health
WHERE pool_id = @id
