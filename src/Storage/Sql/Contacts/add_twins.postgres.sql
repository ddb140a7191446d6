-- Like add, but every row is added: what a number has already, and its place among the rows of the batch, number its contacts.
WITH added AS (
    INSERT INTO contact (campaign_id, partition_no, phone, name, reference, fields, standing_no, state, attempts, twin)
    SELECT @campaign, partition_no, phone, name, reference, fields, standing_no, 'pending', 0,
           (SELECT COALESCE(MAX(c.twin) + 1, 0) FROM contact AS c WHERE c.campaign_id = @campaign AND c.phone = row.phone)
               + ROW_NUMBER() OVER (PARTITION BY row.phone ORDER BY row.place) - 1
    FROM unnest(@partitions::bigint[], @phones::text[], @names::text[], @references::text[], @fields::text[], @standings::bigint[])
         WITH ORDINALITY AS row (partition_no, phone, name, reference, fields, standing_no, place)
    ORDER BY place
    RETURNING id, phone
), listed AS (
    INSERT INTO campaign_contact (campaign_id, contact_id) SELECT @campaign, id FROM added
)
SELECT phone FROM added
