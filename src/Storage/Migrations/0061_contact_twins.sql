-- A campaign that does not deduplicate may have a number many times: 0 for its first contact, then 1, 2, ...
ALTER TABLE contact ADD COLUMN twin bigint NOT NULL DEFAULT 0;

DROP INDEX contact_phone;
CREATE UNIQUE INDEX contact_phone ON contact (phone, campaign_id, twin);
