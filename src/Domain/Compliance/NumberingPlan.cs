using System.Text.Json;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Compliance;

/// <summary>Where in the world a number may be, by its longest known prefix (ITU-T E.164; for +1 the area code). Data: <c>Data/numbering.json</c>.</summary>
public sealed class NumberingPlan
{
    private readonly PrefixTable<NumberPlace> _places;

    private NumberingPlan(string version, PrefixTable<NumberPlace> places) => (Version, _places) = (version, places);

    /// <summary>The one that comes with this release.</summary>
    public static NumberingPlan Shipped { get; } = Read(ComplianceData.Open("numbering.json"));

    /// <summary>Of the data.</summary>
    public string Version { get; }

    /// <summary>The place of a number; null when no prefix fits, as with freephone and satellite numbers.</summary>
    public NumberPlace? Find(PhoneNumber number) => _places.Find(number);

    private static NumberingPlan Read(Stream data)
    {
        using JsonDocument document = JsonDocument.Parse(data);
        var places = new Dictionary<string, NumberPlace>(StringComparer.Ordinal);
        foreach (JsonProperty prefix in document.RootElement.GetProperty("prefixes").EnumerateObject())
        {
            string[] words = prefix.Value.GetString()!.Split(' ');
            places.Add(prefix.Name, new(words[0], words[1..]));
        }

        return new(document.RootElement.GetProperty("version").GetString()!, new(places));
    }
}
