SELECT id FROM contact WHERE campaign_id = @campaign AND phone = @phone AND id <> @id
