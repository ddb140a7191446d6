SELECT partition_no FROM dial_partition WHERE campaign_id = @campaign ORDER BY partition_no FOR UPDATE
