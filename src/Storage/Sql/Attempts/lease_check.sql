SELECT epoch FROM dial_partition
WHERE campaign_id = @campaign AND partition_no = @partition AND epoch = @epoch AND owner IS NOT NULL AND expires_at > @now
