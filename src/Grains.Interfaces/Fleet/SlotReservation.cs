using System.Collections.Immutable;

namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>Reserved slots, possibly none.</summary>
[GenerateSerializer, Immutable, Alias("cx.SlotReservation")]
public sealed record SlotReservation([property: Id(0)] ImmutableArray<SlotGrant> Grants);
