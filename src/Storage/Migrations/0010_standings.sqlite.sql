-- What the rules need to know of a contact: few rows for millions of contacts, never changed.
CREATE TABLE standing (
    standing_no integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    facts       text    NOT NULL UNIQUE
);
