-- The one writer of SQLite is the lock.
SELECT 1
