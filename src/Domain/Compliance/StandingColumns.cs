using System.Globalization;
using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Compliance;

/// <summary>The columns of a contact that the rules read: <c>timezone</c>, <c>region</c> and <c>consent</c>, by any of their names and in any case. Pure.</summary>
public static class StandingColumns
{
    private const int LongestZone = 64;
    private const int LongestName = 9;
    private static readonly HashSet<string> Yes = new(["yes", "y", "true", "1", "given", "granted", "ja", "oui", "si", "sí"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["no", "n", "false", "0", "refused", "withdrawn", "revoked", "nein", "non"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the columns of a contact.</summary>
    /// <param name="fields">The columns.</param>
    /// <returns>Each with the column's name as its path; none when all can be read.</returns>
    public static IEnumerable<ConfigurationError> Check(IReadOnlyDictionary<string, string> fields)
    {
        foreach ((string name, string value) in fields)
        {
            Column column = Of(name);
            if (column == Column.Zone && !string.IsNullOrWhiteSpace(value) && WallClock.Find(value.Trim()) is null)
            {
                yield return new(name, "is not a time zone of the tz database", "Write it as Europe/Berlin, or leave it empty.");
            }
            else if (column == Column.Consent && !string.IsNullOrWhiteSpace(value) && ReadConsent(value) == ConsentFact.Unstated)
            {
                yield return new(name, "is neither yes nor no nor a date", "Write yes, no, or the date on which consent was given, such as 2026-03-31.");
            }
        }
    }

    internal static (string? Place, string? Zone, ConsentFact Consent) Read(IReadOnlyDictionary<string, string> fields, string? numberPlace)
    {
        string? place = null;
        string? zone = null;
        ConsentFact consent = ConsentFact.Unstated;
        foreach ((string name, string value) in fields)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                continue;
            }

            switch (Of(name))
            {
                case Column.Zone:
                    zone = value.Trim() is var text && text.Length > LongestZone ? text[..LongestZone] : value.Trim();
                    break;
                case Column.Region:
                    place ??= ReadPlace(value.Trim(), numberPlace);
                    break;
                case Column.Consent:
                    consent = ReadConsent(value);
                    break;
                default:
                    break; // The bot may speak of it; no rule asks for it.
            }
        }

        return (place, zone, consent);
    }

    // "US-FL", or "FL" beside a number of the United States or Canada; anything else is a region that no rule knows.
    private static string? ReadPlace(string text, string? numberPlace)
    {
        string code = text.ToUpperInvariant();
        return RuleBook.Shipped.Knows(code) ? code
            : code.Length == 2 && numberPlace is { Length: > 2 } && RuleBook.Shipped.Knows($"{numberPlace[..2]}-{code}") ? $"{numberPlace[..2]}-{code}" : null;
    }

    private static ConsentFact ReadConsent(string value)
    {
        string text = value.Trim();
        return Yes.Contains(text) || DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? ConsentFact.Given
            : No.Contains(text) ? ConsentFact.Refused : ConsentFact.Unstated;
    }

    // Asked for each column of each row of an import: nothing is allocated.
    private static Column Of(string name)
    {
        ReadOnlySpan<char> given = name.AsSpan().Trim();
        if (given.Length > LongestName)
        {
            return Column.Other;
        }

        Span<char> plain = stackalloc char[LongestName];
        for (int i = 0; i < given.Length; i++)
        {
            plain[i] = given[i] is ' ' or '-' ? '_' : char.ToLowerInvariant(given[i]);
        }

        return plain[..given.Length] switch
        {
            "timezone" or "time_zone" or "tz" => Column.Zone,
            "region" or "state" => Column.Region,
            "consent" or "opt_in" or "optin" => Column.Consent,
            _ => Column.Other,
        };
    }

    private enum Column
    {
        Other,
        Zone,
        Region,
        Consent,
    }
}
