SELECT standing_no FROM standing WHERE facts = @facts
