namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>Capacity of a shard; see <see cref="Domain.Fleet.FleetCapacity"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.FleetSummary")]
public sealed record FleetSummary(
    [property: Id(0)] int Hosts,
    [property: Id(1)] int Slots,
    [property: Id(2)] int Free,
    [property: Id(3)] long Expired)
{
    [Id(4)]
    public int Lines { get; init; }

    [Id(5)]
    public int FreeLines { get; init; }
}
