UPDATE dial_partition SET owner = NULL, expires_at = 0
WHERE campaign_id = @campaign AND partition_no = @partition AND epoch = @epoch
