-- Nothing when an attempt to this number or for this contact is open.
INSERT INTO attempt (id, campaign_id, partition_no, contact_id, epoch, state, from_state, from_next_at, from_attempt_id, reserved_at, phone)
VALUES (@attempt, @campaign, @partition, @contact, @epoch, 'reserved', @fromState, @fromNextAt, @fromAttempt, @now, @phone)
ON CONFLICT DO NOTHING
