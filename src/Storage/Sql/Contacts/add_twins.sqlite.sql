INSERT INTO contact (campaign_id, partition_no, phone, name, reference, fields, standing_no, state, attempts, twin)
VALUES (@campaign, @partition, @phone, @name, @reference, @fields, @standing, 'pending', 0,
        (SELECT COALESCE(MAX(twin) + 1, 0) FROM contact WHERE campaign_id = @campaign AND phone = @phone))
