using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;

namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>A host's own account of its slots and lines; see <see cref="HostReport"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.HostBeat")]
public sealed record HostBeat(
    [property: Id(0)] string Host,
    [property: Id(1)] string Incarnation,
    [property: Id(2)] long Sequence,
    [property: Id(3)] int Slots,
    [property: Id(4)] ulong FreeMask,
    [property: Id(5)] bool Draining,
    [property: Id(6)] double Load)
{
    /// <summary>0 from a host of contract version 1, which has none: nothing but slots is reserved there.</summary>
    [Id(7)]
    public int Lines { get; init; }

    [Id(8)]
    public ulong FreeLines { get; init; }

    /// <summary>Its <see cref="GrainContract.Version"/>; 0 from a host of version 1, which does not say it.</summary>
    [Id(9)]
    public int Contract { get; init; }

    public static HostBeat Of(HostReport report) => new(
        report.Host.Name, report.Host.Incarnation, report.Sequence, report.Slots, report.FreeMask, report.Draining, report.Load)
    {
        Lines = report.Lines,
        FreeLines = report.FreeLines,
        Contract = GrainContract.Version,
    };

    public HostReport ToReport() => new(new HostId(Host, Incarnation), Sequence, Slots, FreeMask, Draining, Load) { Lines = Lines, FreeLines = FreeLines };
}
