using System.Collections.Immutable;
using CxBridge.Domain.Carriers;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>How a trunk stands.</summary>
/// <param name="Trunk">Its name.</param>
/// <param name="Hold">How long its breaker still holds it; null when it is tried.</param>
/// <param name="LastStatus">SIP status of the last INVITE that ended, or null.</param>
/// <param name="Breaker">What its breaker does.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="LastFailure">The last INVITE that it did not carry, or null.</param>
/// <param name="HoldCause">Why it is held, or was until its probe.</param>
/// <param name="Hosts">What each host's OPTIONS found within the last minutes.</param>
[GenerateSerializer, Immutable, Alias("cx.TrunkStatus")]
public sealed record TrunkStatus(
    [property: Id(0)] string Trunk,
    [property: Id(1)] TimeSpan? Hold,
    [property: Id(2)] int? LastStatus,
    [property: Id(3)] ImmutableArray<HostProbe> Hosts,
    [property: Id(4)] BreakerState Breaker,
    [property: Id(5)] int Failures,
    [property: Id(6)] TrunkFailure? LastFailure,
    [property: Id(7)] TrunkHoldCause HoldCause);
