-- The one writer of SQLite is the lock.
SELECT partition_no FROM dial_partition WHERE campaign_id = @campaign
