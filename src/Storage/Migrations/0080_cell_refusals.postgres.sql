-- Processes that wanted to join the cell and may not. Such a process ends at once, so the cell itself counts, and says who it was.
CREATE TABLE orleans.refused_join (
    why        text        NOT NULL PRIMARY KEY,
    times      bigint      NOT NULL,
    host       text        NOT NULL, -- the last one
    said       text        NOT NULL, -- what it was told
    refused_at timestamptz NOT NULL
);
