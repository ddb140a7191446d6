namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>The hosts of a shard, each with its last beat.</summary>
[GenerateSerializer, Immutable, Alias("cx.FleetHosts")]
public sealed record FleetHosts([property: Id(0)] HostBeat[] Hosts);
