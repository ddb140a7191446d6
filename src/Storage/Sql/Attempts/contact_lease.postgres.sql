UPDATE contact SET state = 'leased', next_at = NULL, hold = NULL, attempt_id = claim ->> 1
FROM jsonb_array_elements(@claims::jsonb) AS claim
WHERE contact.id = (claim ->> 0)::bigint
