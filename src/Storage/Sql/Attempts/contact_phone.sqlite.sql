SELECT phone FROM contact WHERE id = @contact
