SELECT id AS Id, name AS Name, password_hash AS PasswordHash FROM account WHERE name = @name
