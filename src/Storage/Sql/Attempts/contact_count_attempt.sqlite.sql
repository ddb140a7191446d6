UPDATE contact SET attempts = attempts + 1 WHERE id = @contact
