SELECT disposition FROM contact WHERE id = @contact
