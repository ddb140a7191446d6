using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Calls;

/// <summary>A trunk that did not carry a call which then went another way.</summary>
/// <param name="Carrier">Its carrier.</param>
/// <param name="Trunk">The trunk.</param>
/// <param name="Status">SIP status of its refusal; null when there was none.</param>
/// <param name="Detail">Why, in words.</param>
public sealed record TriedTrunk(CarrierId Carrier, string Trunk, int? Status, string? Detail);
