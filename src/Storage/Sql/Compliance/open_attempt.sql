SELECT id FROM attempt WHERE phone = @phone AND state NOT IN ('closed', 'void')
