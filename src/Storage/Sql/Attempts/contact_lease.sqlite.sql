UPDATE contact SET state = 'leased', next_at = NULL, hold = NULL, attempt_id = claim.attempt
FROM (SELECT json_extract(value, '$[0]') AS contact, json_extract(value, '$[1]') AS attempt FROM json_each(@claims)) AS claim
WHERE contact.id = claim.contact
