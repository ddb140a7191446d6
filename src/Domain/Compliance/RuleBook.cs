using System.Collections.Frozen;

namespace CxBridge.Domain.Compliance;

/// <summary>The rules of all places, from <c>Data/rules.json</c>. Each states its source there; counsel must check them.</summary>
public sealed class RuleBook
{
    /// <summary>The profile under which the rules of the contact's place apply.</summary>
    public const string Standard = "standard";

    /// <summary>The profile without rules, for numbers that reach programs.</summary>
    public const string Practice = "practice";

    private readonly FrozenDictionary<string, PlaceRules> _places;

    internal RuleBook(string version, PlaceRules house, IReadOnlyDictionary<string, PlaceRules> places) =>
        (Version, House, _places) = (version, house, places.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>The one that comes with this release.</summary>
    public static RuleBook Shipped { get; } = RuleBookReader.Read(ComplianceData.Open("rules.json"));

    /// <summary>The profiles that a campaign may name.</summary>
    public static IReadOnlyList<string> Profiles { get; } = [Standard, Practice];

    /// <summary>Date of the data.</summary>
    public string Version { get; }

    /// <summary>What counts where no place says otherwise.</summary>
    internal PlaceRules House { get; }

    /// <summary>Whether a country or state has rules of its own here.</summary>
    public bool Knows(string place) => _places.ContainsKey(place);

    /// <summary>Country, then state, of a place; those without rules of their own are left out.</summary>
    internal IEnumerable<PlaceRules> Of(string place)
    {
        if (_places.GetValueOrDefault(place[..2]) is { } country)
        {
            yield return country;
        }

        if (place.Length > 2 && _places.GetValueOrDefault(place) is { } state)
        {
            yield return state;
        }
    }
}
