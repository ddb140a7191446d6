-- One import at a time into one campaign: two that add the same numbers in another order would deadlock on the unique index.
SELECT partitions AS Partitions, settings AS Settings FROM campaign WHERE id = @campaign FOR NO KEY UPDATE
