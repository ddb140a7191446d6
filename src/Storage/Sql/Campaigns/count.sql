SELECT kind AS Kind, name AS Name, CAST(SUM(contacts) AS bigint) AS Contacts
FROM contact_count WHERE campaign_id = @campaign
GROUP BY kind, name HAVING SUM(contacts) <> 0
