using System.Collections.Frozen;
using System.Text.Json;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Compliance;

/// <summary>Where in the world a number may be, by its longest known prefix (ITU-T E.164; for +1 the area code). Data: <c>Data/numbering.json</c>.</summary>
public sealed class NumberingPlan
{
    private const int LongestPrefix = 6;
    private readonly FrozenDictionary<string, NumberPlace> _places;

    private NumberingPlan(string version, FrozenDictionary<string, NumberPlace> places) => (Version, _places) = (version, places);

    /// <summary>The one that comes with this release.</summary>
    public static NumberingPlan Shipped { get; } = Read(ComplianceData.Open("numbering.json"));

    /// <summary>Of the data.</summary>
    public string Version { get; }

    /// <summary>The place of a number; null when no prefix fits, as with freephone and satellite numbers.</summary>
    public NumberPlace? Find(PhoneNumber number)
    {
        ReadOnlySpan<char> digits = number.E164.AsSpan(1);
        FrozenDictionary<string, NumberPlace>.AlternateLookup<ReadOnlySpan<char>> places = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int length = Math.Min(LongestPrefix, digits.Length); length > 0; length--)
        {
            if (places.TryGetValue(digits[..length], out NumberPlace? place))
            {
                return place;
            }
        }

        return null;
    }

    private static NumberingPlan Read(Stream data)
    {
        using JsonDocument document = JsonDocument.Parse(data);
        var places = new Dictionary<string, NumberPlace>(StringComparer.Ordinal);
        foreach (JsonProperty prefix in document.RootElement.GetProperty("prefixes").EnumerateObject())
        {
            string[] words = prefix.Value.GetString()!.Split(' ');
            places.Add(prefix.Name, new(words[0], words[1..]));
        }

        return new(document.RootElement.GetProperty("version").GetString()!, places.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
