DELETE FROM inbound_route WHERE number = @number
