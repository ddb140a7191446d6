UPDATE attempt SET carrier_id = @carrier, trunk = @trunk, caller_id = @shown, price_micros = @price
WHERE id = @attempt AND state IN ('dialling', 'ringing', 'amd_screening', 'attaching', 'in_progress')
