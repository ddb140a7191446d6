-- The one writer of SQLite is the lock.
SELECT partitions FROM campaign WHERE id = @campaign
