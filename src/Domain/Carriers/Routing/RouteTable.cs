using System.Collections.Frozen;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.Routing;

/// <summary>All routes, to be asked for every call: one look for each digit of a number, however many routes there are. Immutable.</summary>
public sealed class RouteTable(IEnumerable<Route> routes)
{
    private readonly FrozenDictionary<string, Route> _routes = routes.ToFrozenDictionary(r => r.Prefix, StringComparer.Ordinal);

    /// <summary>Without any route.</summary>
    public static RouteTable Empty { get; } = new([]);

    /// <summary>The route whose prefix is the longest that the number begins with, or null.</summary>
    public Route? Find(PhoneNumber number)
    {
        string digits = number.E164[1..];
        for (int length = digits.Length; length > 0; length--)
        {
            if (_routes.TryGetValue(digits[..length], out Route? route))
            {
                return route;
            }
        }

        return null;
    }

    /// <summary>Every carrier that calls of a campaign may go to: its own, and those of all routes.</summary>
    public IReadOnlyList<CarrierId> CarriersWith(CarrierId own) =>
        [own, .. _routes.Values.SelectMany(r => r.Choices).Select(c => c.Carrier).Where(c => c != own).Distinct()];
}
