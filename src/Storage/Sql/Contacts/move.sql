UPDATE contact SET state = @state, next_at = @nextAt, hold = NULL, attempts = CASE WHEN @reset = 1 THEN 0 ELSE attempts END
WHERE id = @id
