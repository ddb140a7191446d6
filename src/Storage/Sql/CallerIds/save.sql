INSERT INTO caller_id_pool (id, name, numbers) VALUES (@id, @name, @numbers)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, numbers = excluded.numbers, revision = caller_id_pool.revision + 1
