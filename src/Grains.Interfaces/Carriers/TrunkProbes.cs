using System.Collections.Immutable;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>What one host found at a carrier's trunks.</summary>
[GenerateSerializer, Immutable, Alias("cx.TrunkProbes")]
public sealed record TrunkProbes([property: Id(0)] string Host, [property: Id(1)] ImmutableArray<TrunkProbe> Trunks);
