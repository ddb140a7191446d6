SELECT campaign_id AS Campaign, partition_no AS Partition, contact_id AS Contact FROM attempt WHERE id = @attempt
