-- Which contacts a campaign has, in their order: the index contact_list, under the name that PostgreSQL has a table for. SQLite writes an index
-- only when what it holds changes.
CREATE VIEW campaign_contact AS SELECT campaign_id, id AS contact_id FROM contact;
