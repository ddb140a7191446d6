SELECT MIN(next_at) FROM contact WHERE campaign_id = @campaign AND next_at IS NOT NULL
