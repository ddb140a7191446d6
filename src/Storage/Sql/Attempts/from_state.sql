SELECT from_state FROM attempt WHERE id = @attempt
