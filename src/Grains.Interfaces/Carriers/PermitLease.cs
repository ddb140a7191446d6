using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Permits;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>Dials that a carrier will take; see <see cref="PermitPromise"/>. FullCallsPerSecond is its limit while it is not slowed down.</summary>
[GenerateSerializer, Immutable, Alias("cx.PermitLease")]
public sealed record PermitLease(
    [property: Id(0)] int Count,
    [property: Id(1)] TimeSpan FirstAfter,
    [property: Id(2)] TimeSpan Spacing,
    [property: Id(3)] TimeSpan? Hold,
    [property: Id(4)] int FreeChannels,
    [property: Id(5)] PermitRefusal Refusal,
    [property: Id(6)] double CallsPerSecond,
    [property: Id(7)] double FullCallsPerSecond,
    [property: Id(8)] TrunkHoldCause HoldCause,
    [property: Id(9)] TimeSpan? SlowedFor);
