-- One index answers both whether a campaign has a number and which campaigns have it. The numbers of an import come in any order, so that each row
-- of it changed a page of its own in each of the two indexes that were here before: they were most of what an import wrote.
DROP INDEX contact_caller;
DROP INDEX contact_phone;
CREATE UNIQUE INDEX contact_phone ON contact (phone, campaign_id);
