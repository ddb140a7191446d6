INSERT INTO contact (campaign_id, partition_no, phone, name, reference, fields, standing_no, state, attempts)
VALUES (@campaign, @partition, @phone, @name, @reference, @fields, @standing, 'pending', 0)
ON CONFLICT (campaign_id, phone, twin) DO NOTHING
