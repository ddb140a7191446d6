-- Number and columns may tell another standing: the next claim that has nothing better to do finds out.
-- The state is part of the write: a claim that came first wins, and the call speaks of the contact as it was.
UPDATE contact SET
    twin = CASE WHEN phone = @phone THEN twin
                ELSE (SELECT COALESCE(MAX(o.twin) + 1, 0) FROM contact AS o WHERE o.campaign_id = @campaign AND o.phone = @phone) END,
    phone = @phone, name = @name, reference = @reference, fields = @fields, standing_no = 0, hold = CASE WHEN state = 'suppressed' THEN hold END
WHERE campaign_id = @campaign AND id = @id AND state <> 'leased'
