-- An attempt for each of @tries, a JSON array of [contact, attempt]; none where an attempt to this number or for this contact is open.
INSERT INTO attempt (id, campaign_id, partition_no, contact_id, epoch, state, from_state, from_next_at, from_attempt_id, reserved_at, phone)
SELECT try ->> 1, @campaign, @partition, contact.id, @epoch, 'reserved', contact.state, contact.next_at, contact.attempt_id, @now,
       CASE WHEN @guarded = 1 THEN contact.phone END
FROM jsonb_array_elements(@tries::jsonb) WITH ORDINALITY AS tries (try, place) JOIN contact ON contact.id = (try ->> 0)::bigint
ORDER BY place
ON CONFLICT DO NOTHING
RETURNING contact_id
