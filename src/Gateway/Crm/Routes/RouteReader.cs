using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Gateway.Problems;
using Route = CxBridge.Domain.Carriers.Routing.Route;

namespace CxBridge.Gateway.Crm.Routes;

/// <summary>Reads a route of a request and notes all that is wrong with it. Pure.</summary>
internal static class RouteReader
{
    private const int MostCarriers = 16;
    private const decimal HighestPrice = 1000;
    private const int Decimals = 6;

    public static Route Read(string prefix, RouteBody body, IReadOnlyList<Carrier> carriers, Findings findings)
    {
        string digits = Prefix(prefix, findings);
        if (body.Carriers is null)
        {
            findings.Add("carriers", "is missing", "List carriers with their prices, or give an empty list to bar the prefix.");
            return new Route { Prefix = digits, Choices = [] };
        }
        if (body.Carriers.Count > MostCarriers)
        {
            findings.Add("carriers", $"has {body.Carriers.Count} carriers", $"Give at most {MostCarriers}.");
        }
        RouteChoice[] choices = [.. findings.Items("carriers", body.Carriers).Select(c => Read($"carriers[{c.At}].", c.Item, carriers, findings))];
        foreach (CarrierId same in choices.Where(c => c.Carrier != default).GroupBy(c => c.Carrier).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            findings.Add("carriers", $"has {same} more than once", "Give each carrier once, with one price.");
        }
        return new Route { Prefix = digits, Choices = choices };
    }

    /// <summary>Digits of a prefix; a + in front of them is forgiven.</summary>
    public static string Prefix(string text, Findings findings)
    {
        string digits = text.Trim().TrimStart('+');
        if (Route.Fault(digits) is { } fault)
        {
            findings.Add("prefix", fault, "Write the digits that numbers begin with, country code first, such as 4930.");
        }
        return digits;
    }

    private static RouteChoice Read(string path, RouteChoiceBody body, IReadOnlyList<Carrier> carriers, Findings findings)
    {
        CarrierId carrier = findings.Id<CarrierId>(path + "carrier", body.Carrier);
        if (carrier != default && carriers.All(c => c.Id != carrier))
        {
            findings.Add(path + "carrier", "there is no such carrier", "List them with GET /v1/carriers.");
        }
        if (body.PricePerMinute is not { } price)
        {
            findings.Add(path + "pricePerMinute", "is missing", "Give the price of a minute, 0 if there is none.");
            return new RouteChoice(carrier, 0);
        }
        if (price is < 0 or > HighestPrice || decimal.Round(price, Decimals) != price)
        {
            findings.Add(path + "pricePerMinute", $"is {price}", $"Use 0 to {HighestPrice} with at most {Decimals} decimals.");
        }
        return new RouteChoice(carrier, price);
    }
}
