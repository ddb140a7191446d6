INSERT INTO attempt (id, campaign_id, partition_no, contact_id, epoch, state, from_state, from_next_at, from_attempt_id, reserved_at,
                     number, host_name, host_incarnation, slot, started_at, direction)
VALUES (@attempt, @campaign, @partition, @contact, 0, 'ringing', @fromState, @fromNextAt, @fromAttempt, @now,
        @number, @host, @incarnation, @slot, @now, 'inbound')
