UPDATE contact SET standing_no = @standing WHERE id = @contact
