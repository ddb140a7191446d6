-- Which bot speaks with those who call a number: digits, digits and a star for all that begin so, a star for all.
CREATE TABLE inbound_route (
    number      text   NOT NULL PRIMARY KEY,
    bot_id      text   NOT NULL,
    bot_version bigint NOT NULL,
    campaign_id text   NOT NULL
);

-- 'inbound' when they called us.
ALTER TABLE attempt ADD COLUMN direction text NOT NULL DEFAULT 'outbound';

-- Who calls is found by the number alone.
CREATE INDEX contact_caller ON contact (phone);
