INSERT INTO contact_count (campaign_id, partition_no, kind, name, contacts)
VALUES (@campaign, @partition, @kind, @name, @change)
ON CONFLICT (campaign_id, partition_no, kind, name) DO UPDATE SET contacts = contact_count.contacts + excluded.contacts
