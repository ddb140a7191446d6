using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers.Routing;

/// <summary>One carrier of a plan.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="PricePerMinute">What a minute costs there; null when no route says so.</param>
public sealed record RouteStep(CarrierId Carrier, decimal? PricePerMinute);
