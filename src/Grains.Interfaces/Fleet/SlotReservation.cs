using System.Collections.Immutable;

namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>Reserved slots or lines, possibly none.</summary>
[GenerateSerializer, Immutable, Alias("cx.SlotReservation")]
public sealed record SlotReservation([property: Id(0)] ImmutableArray<SlotGrant> Grants);
