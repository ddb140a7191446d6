using System.Globalization;
using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Compliance;

/// <summary>The columns of a contact that the rules read: <c>timezone</c>, <c>region</c> and <c>consent</c>, by any of their names and in any case. Pure.</summary>
public static class StandingColumns
{
    private const int LongestZone = 64;
    private static readonly HashSet<string> Zone = new(["timezone", "time_zone", "tz"], StringComparer.Ordinal);
    private static readonly HashSet<string> Region = new(["region", "state"], StringComparer.Ordinal);
    private static readonly HashSet<string> Consent = new(["consent", "opt_in", "optin"], StringComparer.Ordinal);
    private static readonly HashSet<string> Yes = new(["yes", "y", "true", "1", "given", "granted", "ja", "oui", "si", "sí"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["no", "n", "false", "0", "refused", "withdrawn", "revoked", "nein", "non"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the columns of a contact.</summary>
    /// <param name="fields">The columns.</param>
    /// <returns>Each with the column's name as its path; none when all can be read.</returns>
    public static IEnumerable<ConfigurationError> Check(IReadOnlyDictionary<string, string> fields)
    {
        foreach ((string name, string value) in fields)
        {
            string column = Plain(name);
            if (Zone.Contains(column) && !string.IsNullOrWhiteSpace(value) && WallClock.Find(value.Trim()) is null)
            {
                yield return new(name, "is not a time zone of the tz database", "Write it as Europe/Berlin, or leave it empty.");
            }
            else if (Consent.Contains(column) && !string.IsNullOrWhiteSpace(value) && ReadConsent(value) == ConsentFact.Unstated)
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

            string column = Plain(name);
            if (Zone.Contains(column))
            {
                zone = value.Trim() is var text && text.Length > LongestZone ? text[..LongestZone] : value.Trim();
            }
            else if (Region.Contains(column))
            {
                place ??= ReadPlace(value.Trim(), numberPlace);
            }
            else if (Consent.Contains(column))
            {
                consent = ReadConsent(value);
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

    private static string Plain(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
