INSERT INTO carrier (id, name, state, calls_per_second, burst, channels, inbound_channels)
VALUES (@id, @name, @state, @callsPerSecond, @burst, @channels, @inboundChannels)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, state = excluded.state, calls_per_second = excluded.calls_per_second, burst = excluded.burst,
    channels = excluded.channels, inbound_channels = excluded.inbound_channels, revision = carrier.revision + 1
