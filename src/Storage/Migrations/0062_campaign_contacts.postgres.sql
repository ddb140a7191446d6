-- Which contacts a campaign has, in their order. A table and no index on contact: PostgreSQL writes every index of a row anew at each step of a
-- call, and this one, which never changes, was a fifth of what a claim cost.
CREATE TABLE campaign_contact (
    campaign_id text   NOT NULL,
    contact_id  bigint NOT NULL,
    PRIMARY KEY (campaign_id, contact_id)
);
INSERT INTO campaign_contact (campaign_id, contact_id) SELECT campaign_id, id FROM contact ORDER BY campaign_id, id;
DROP INDEX contact_list;

-- A claim walks over what earlier claims left behind in its index until a vacuum takes it away: not a fifth of all contacts of all campaigns.
ALTER TABLE contact SET (autovacuum_vacuum_scale_factor = 0.05);
