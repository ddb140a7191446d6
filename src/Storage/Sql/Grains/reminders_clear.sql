DELETE FROM reminder
