SELECT id AS Id, name AS Name, numbers AS Numbers
FROM caller_id_pool
ORDER BY name
