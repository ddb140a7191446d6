-- SQLite serves one process: there is no cell that could refuse another.
SELECT 1;
