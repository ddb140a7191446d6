CREATE TABLE IF NOT EXISTS schema_migration (version bigint NOT NULL PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL)
