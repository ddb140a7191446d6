-- A whole batch in one statement, in the order of the batch: claims take contacts in the order of their ids. Of numbers that are there, or
-- twice in the batch, only the first is added and returned.
WITH added AS (
    INSERT INTO contact (campaign_id, partition_no, phone, name, reference, fields, standing_no, state, attempts)
    SELECT @campaign, partition_no, phone, name, reference, fields, standing_no, 'pending', 0
    FROM unnest(@partitions::bigint[], @phones::text[], @names::text[], @references::text[], @fields::text[], @standings::bigint[])
         WITH ORDINALITY AS row (partition_no, phone, name, reference, fields, standing_no, place)
    ORDER BY place
    ON CONFLICT (campaign_id, phone, twin) DO NOTHING
    RETURNING id, phone
), listed AS (
    INSERT INTO campaign_contact (campaign_id, contact_id) SELECT @campaign, id FROM added
)
SELECT phone FROM added
