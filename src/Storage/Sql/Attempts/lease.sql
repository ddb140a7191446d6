-- The same owner renews under its epoch, even late, as long as nobody took over; anybody else waits for the end and starts a new epoch. A lease that
-- ends later than any lease can was taken before the time of day was set back: waiting for its end would be a silence of hours.
UPDATE dial_partition
SET epoch = CASE WHEN owner = @owner THEN epoch ELSE epoch + 1 END, owner = @owner, expires_at = @expiresAt
WHERE campaign_id = @campaign AND partition_no = @partition
  AND (owner IS NULL OR owner = @owner OR expires_at <= @now OR expires_at > @tooLate)
RETURNING epoch
