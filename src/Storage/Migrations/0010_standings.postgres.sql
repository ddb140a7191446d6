-- What the rules need to know of a contact: few rows for millions of contacts, never changed.
CREATE TABLE standing (
    standing_no bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    facts       text   NOT NULL UNIQUE
);
