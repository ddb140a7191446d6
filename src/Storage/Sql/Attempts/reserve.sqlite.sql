-- An attempt for each of @tries, a JSON array of [contact, attempt]; none where an attempt to this number or for this contact is open.
INSERT INTO attempt (id, campaign_id, partition_no, contact_id, epoch, state, from_state, from_next_at, from_attempt_id, reserved_at, phone)
SELECT json_extract(try.value, '$[1]'), @campaign, @partition, contact.id, @epoch, 'reserved', contact.state, contact.next_at, contact.attempt_id, @now,
       CASE WHEN @guarded = 1 THEN contact.phone END
FROM json_each(@tries) AS try CROSS JOIN contact ON contact.id = json_extract(try.value, '$[0]')
WHERE true
ORDER BY try.key
ON CONFLICT DO NOTHING
RETURNING contact_id
