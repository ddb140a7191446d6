SELECT id FROM attempt WHERE carrier_id = @carrier AND state IN ('dialling', 'ringing', 'amd_screening', 'attaching', 'in_progress')
