using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.Routing;

/// <summary>
/// Which carriers may carry a call, in order. Pure.
/// <code>
/// 1 the longest prefix of all routes decides; a route without carriers bars the number
/// 2 its carriers by price; at the same price the campaign's own carrier first, then the order of the route
/// 3 no route: the campaign's own carrier, at no known price
/// </code>
/// </summary>
public sealed record RoutePlan
{
    private RoutePlan(string? prefix, IReadOnlyList<RouteStep> steps)
    {
        Prefix = prefix;
        Steps = steps;
    }

    /// <summary>Of the route that decided; null when none did.</summary>
    public string? Prefix { get; }

    /// <summary>In the order in which they are tried. Empty: the number is barred.</summary>
    public IReadOnlyList<RouteStep> Steps { get; }

    /// <summary>The plan for one number.</summary>
    /// <param name="number">Whom to call.</param>
    /// <param name="routes">All routes.</param>
    /// <param name="own">The campaign's carrier.</param>
    public static RoutePlan For(PhoneNumber number, RouteTable routes, CarrierId own) => routes.Find(number) is { } route
        ? new RoutePlan(route.Prefix, [.. route.Choices.OrderBy(c => c.PricePerMinute).ThenBy(c => c.Carrier == own ? 0 : 1).Select(c => new RouteStep(c.Carrier, c.PricePerMinute))])
        : new RoutePlan(null, [new RouteStep(own, null)]);
}
