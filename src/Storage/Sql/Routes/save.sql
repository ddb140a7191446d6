INSERT INTO route (prefix, choices) VALUES (@prefix, @choices)
ON CONFLICT (prefix) DO UPDATE SET choices = excluded.choices, revision = route.revision + 1
RETURNING revision
