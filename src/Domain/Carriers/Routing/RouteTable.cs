using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.Routing;

/// <summary>All routes, to be asked in every tick and for every call. Immutable.</summary>
public sealed class RouteTable
{
    private readonly PrefixTable<Route> _routes;
    private readonly CarrierId[] _carriers;

    /// <param name="routes">Each prefix once.</param>
    public RouteTable(IEnumerable<Route> routes)
    {
        Route[] all = [.. routes];
        _routes = new PrefixTable<Route>(all.Select(r => KeyValuePair.Create(r.Prefix, r)));
        _carriers = [.. all.SelectMany(r => r.Choices).Select(c => c.Carrier).Distinct()];
    }

    /// <summary>Without any route.</summary>
    public static RouteTable Empty { get; } = new([]);

    /// <summary>The route whose prefix is the longest that the number begins with, or null.</summary>
    public Route? Find(PhoneNumber number) => _routes.Find(number);

    /// <summary>Every carrier that calls of a campaign may go to: its own, and those of all routes.</summary>
    public IReadOnlyList<CarrierId> CarriersWith(CarrierId own) => [own, .. _carriers.Where(c => c != own)];
}
