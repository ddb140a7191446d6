-- A line that ends with --? word is there only when the question has that word.
SELECT campaign_id AS Campaign, number AS Number, name AS Name, settings AS Settings, revised_at AS RevisedAt, revised_by AS RevisedBy, what AS What
FROM campaign_revision
WHERE campaign_id = @id
  AND number < @before --? before
ORDER BY number DESC
LIMIT @limit
