using CxBridge.Domain.Fleet;

namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>What a shard says to a beat.</summary>
/// <param name="Verdict">Whether it was taken.</param>
/// <param name="Order">What an operator wants of the host.</param>
[GenerateSerializer, Immutable, Alias("cx.BeatAnswer")]
public sealed record BeatAnswer([property: Id(0)] BeatVerdict Verdict, [property: Id(1)] HostOrder Order);
