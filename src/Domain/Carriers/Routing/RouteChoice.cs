using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers.Routing;

/// <summary>One carrier of a route.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="PricePerMinute">In the currency of the installation, at least 0.</param>
public sealed record RouteChoice(CarrierId Carrier, decimal PricePerMinute);
