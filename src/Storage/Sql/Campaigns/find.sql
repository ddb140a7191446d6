SELECT id AS Id, name AS Name, state AS State, settings AS Settings, partitions AS Partitions, created_at AS CreatedAt, version AS Version,
       revision AS Revision, revised_by AS RevisedBy, starts_at AS StartsAt, archived_at AS ArchivedAt
FROM campaign
WHERE id = @id
