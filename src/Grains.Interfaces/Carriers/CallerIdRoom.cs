using CxBridge.Domain.Carriers.CallerIds;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>How many calls a pool has numbers for.</summary>
[GenerateSerializer, Immutable, Alias("cx.CallerIdRoom")]
public sealed record CallerIdRoom([property: Id(0)] int Calls, [property: Id(1)] CallerIdShortage Shortage);
