using CxBridge.Domain.Carriers.Routing;
using Route = CxBridge.Domain.Carriers.Routing.Route;

namespace CxBridge.Gateway.Crm.Routes;

/// <summary>Body of a route.</summary>
/// <param name="Carriers">Who carries its calls, with their prices; the cheapest is tried first. Empty: the prefix is barred, and nobody is called there.</param>
internal sealed record RouteBody(IReadOnlyList<RouteChoiceBody>? Carriers);

/// <summary>A carrier of a route.</summary>
/// <param name="Carrier">Its id.</param>
/// <param name="PricePerMinute">In the currency of the installation, 0 to 1000, to a millionth.</param>
internal sealed record RouteChoiceBody(string? Carrier, decimal? PricePerMinute);

/// <summary>Who carries numbers that begin with a prefix. Revision counts its changes and is its ETag.</summary>
/// <param name="Prefix">Digits after the +.</param>
/// <param name="Carriers">Cheapest first.</param>
/// <param name="Revision">Counts its changes.</param>
internal sealed record RouteView(string Prefix, IReadOnlyList<RouteChoiceView> Carriers, long Revision)
{
    public static RouteView Of(Route r) => new(
        r.Prefix, [.. r.Choices.OrderBy(c => c.PricePerMinute).Select(c => new RouteChoiceView(c.Carrier, c.PricePerMinute))], r.Revision);
}

/// <summary>A carrier of a route.</summary>
internal sealed record RouteChoiceView(CarrierId Carrier, decimal PricePerMinute);

/// <summary>Which ways a call to a number would go.</summary>
/// <param name="Number">The number.</param>
/// <param name="Prefix">Of the route that decides; null when none does, and the campaign's own carrier takes the call.</param>
/// <param name="Barred">Whether a route without carriers bars the number.</param>
/// <param name="Carriers">In the order in which they are tried.</param>
/// <param name="At">When it was read.</param>
internal sealed record RoutePlanView(string Number, string? Prefix, bool Barred, IReadOnlyList<RouteStepView> Carriers, DateTimeOffset At);

/// <summary>A carrier of a plan.</summary>
/// <param name="Carrier">Its id.</param>
/// <param name="PricePerMinute">Null when no route says so.</param>
internal sealed record RouteStepView(CarrierId Carrier, decimal? PricePerMinute);
