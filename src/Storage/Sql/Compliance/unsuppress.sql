DELETE FROM suppression WHERE scope = @scope AND pattern = @pattern
