using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Routing;

/// <summary>One way that a call may go.</summary>
/// <param name="Route">The trunk.</param>
/// <param name="PricePerMinute">What a minute costs there; null when no route says so.</param>
internal sealed record CallTrunk(CarrierRoute Route, decimal? PricePerMinute);
