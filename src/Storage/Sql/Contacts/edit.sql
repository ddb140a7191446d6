-- The state is part of the write: a claim that came first wins, and the call speaks of the contact as it was.
UPDATE contact SET phone = @phone, name = @name, reference = @reference, fields = @fields
WHERE campaign_id = @campaign AND id = @id AND state <> 'leased'
