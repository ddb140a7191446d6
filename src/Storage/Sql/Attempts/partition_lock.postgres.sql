SELECT partition_no FROM dial_partition WHERE campaign_id = @campaign AND partition_no = @partition FOR UPDATE
