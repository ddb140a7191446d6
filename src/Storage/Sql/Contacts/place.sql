SELECT id AS Id, partition_no AS Partition, state AS State FROM contact WHERE campaign_id = @campaign AND id = @id
