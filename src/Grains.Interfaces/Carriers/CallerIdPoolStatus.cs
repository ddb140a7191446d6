using System.Collections.Immutable;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>How the numbers of a pool stand.</summary>
[GenerateSerializer, Immutable, Alias("cx.CallerIdPoolStatus")]
public sealed record CallerIdPoolStatus([property: Id(0)] ImmutableArray<CallerIdStatus> Numbers);
