INSERT INTO dial_partition (campaign_id, partition_no, owner, epoch, expires_at) VALUES (@campaign, @partition, NULL, 0, 0)
