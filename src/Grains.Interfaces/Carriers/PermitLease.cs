namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>Permits to send INVITEs.</summary>
/// <param name="Count">How many.</param>
/// <param name="FirstAfter">Wait before the first.</param>
/// <param name="Spacing">Wait between two.</param>
/// <param name="Hold">When none are given because the carrier is held: how long it still lasts.</param>
/// <param name="FreeChannels">Channels that were free before these.</param>
[GenerateSerializer, Immutable, Alias("cx.PermitLease")]
public sealed record PermitLease(
    [property: Id(0)] int Count,
    [property: Id(1)] TimeSpan FirstAfter,
    [property: Id(2)] TimeSpan Spacing,
    [property: Id(3)] TimeSpan? Hold,
    [property: Id(4)] int FreeChannels = 0);
