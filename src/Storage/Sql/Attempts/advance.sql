-- Only forward: reports may overtake each other on their way here.
UPDATE attempt
SET state = @state, answered_at = CASE WHEN @answered = 1 THEN COALESCE(answered_at, @now) ELSE answered_at END,
    slot = COALESCE(@slot, slot)
WHERE id = @attempt
  AND CASE state WHEN 'dialling' THEN 1 WHEN 'ringing' THEN 2 WHEN 'amd_screening' THEN 3 WHEN 'attaching' THEN 4 ELSE 9 END < @rank
  AND state NOT IN ('reserved', 'closed', 'void')
