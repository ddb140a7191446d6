UPDATE carrier SET name = @name, state = @state, calls_per_second = @callsPerSecond, burst = @burst, channels = @channels, inbound_channels = @inboundChannels,
    revision = revision + 1
WHERE id = @id AND revision = @revision
