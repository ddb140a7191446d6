-- The one writer of SQLite is the lock.
SELECT partitions AS Partitions, settings AS Settings FROM campaign WHERE id = @campaign
