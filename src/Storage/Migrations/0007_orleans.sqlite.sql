-- SQLite serves one process: there is no cell to share it with.
SELECT 1;
