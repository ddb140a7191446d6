INSERT INTO caller_id_health (pool_id, number, results, counted, best, rest_left, noted_at)
VALUES (@id, @number, @results, @counted, @best, @restLeft, @notedAt)
ON CONFLICT (pool_id, number) DO UPDATE SET results = excluded.results, counted = excluded.counted, best = excluded.best,
    rest_left = excluded.rest_left, noted_at = excluded.noted_at
