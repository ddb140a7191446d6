namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>A host's own account of its slots; see <see cref="Domain.Fleet.HostReport"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.HostBeat")]
public sealed record HostBeat(
    [property: Id(0)] string Host,
    [property: Id(1)] string Incarnation,
    [property: Id(2)] long Sequence,
    [property: Id(3)] int Slots,
    [property: Id(4)] ulong FreeMask,
    [property: Id(5)] bool Draining,
    [property: Id(6)] double Load);
