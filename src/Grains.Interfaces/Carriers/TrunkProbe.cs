namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>What a host found at a trunk.</summary>
/// <param name="Trunk">Its name.</param>
/// <param name="Verdict">Of the last OPTIONS, such as <c>reachable</c>.</param>
/// <param name="Status">SIP status of the answer, or null.</param>
/// <param name="Milliseconds">Round trip.</param>
/// <param name="Since">Since when the verdict has been the same.</param>
/// <param name="Registration">How far the registration is, such as <c>registered</c>; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("cx.TrunkProbe")]
public sealed record TrunkProbe(
    [property: Id(0)] string Trunk,
    [property: Id(1)] string Verdict,
    [property: Id(2)] int? Status,
    [property: Id(3)] double Milliseconds,
    [property: Id(4)] DateTimeOffset Since,
    [property: Id(5)] string? Registration);
