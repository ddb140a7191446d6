DELETE FROM caller_id_health WHERE pool_id = @id
