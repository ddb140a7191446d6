SELECT id AS Id, name AS Name, numbers AS Numbers, revision AS Revision
FROM caller_id_pool
WHERE id = @id
