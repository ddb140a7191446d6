DELETE FROM carrier_trunk WHERE carrier_id = @id
