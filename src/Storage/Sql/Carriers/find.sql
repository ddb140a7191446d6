SELECT id AS Id, name AS Name, state AS State, calls_per_second AS CallsPerSecond, burst AS Burst, channels AS Channels, inbound_channels AS InboundChannels,
       revision AS Revision
FROM carrier
WHERE id = @id
