namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>One reserved slot; see <see cref="Domain.Fleet.SlotToken"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.SlotGrant")]
public sealed record SlotGrant(
    [property: Id(0)] string Host,
    [property: Id(1)] string Incarnation,
    [property: Id(2)] int Slot,
    [property: Id(3)] Guid Token);
