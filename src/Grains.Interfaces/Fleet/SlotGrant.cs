using CxBridge.Domain.Fleet;

namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>One reserved slot or line; see <see cref="SlotToken"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.SlotGrant")]
public sealed record SlotGrant(
    [property: Id(0)] string Host,
    [property: Id(1)] string Incarnation,
    [property: Id(2)] int Slot,
    [property: Id(3)] Guid Token)
{
    /// <summary>A grant of contract version 1 does not say it, and is a slot.</summary>
    [Id(4)]
    public PlaceKind Kind { get; init; }
}
