-- A line that ends with --? word is there only when the question has that word: a partition asks every 2 s, and wants no dispositions.
SELECT kind AS Kind, name AS Name, CAST(SUM(contacts) AS bigint) AS Contacts
FROM contact_count
WHERE campaign_id = @campaign
  AND kind = 'state' --? partition
GROUP BY kind, name HAVING SUM(contacts) <> 0
