using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Compliance;

/// <summary>Everything that is wrong with the compliance settings of a campaign. Pure.</summary>
public static class ComplianceChecker
{
    private const int MostHours = 20;
    private const int MostHolidays = 200;
    private const int LongestGapDays = 30;

    /// <summary>The faults, by the path of the setting below <c>settings.compliance</c>; none when all can be used.</summary>
    public static IEnumerable<ConfigurationError> Check(ComplianceSettings settings)
    {
        if (!RuleBook.Profiles.Contains(settings.Profile))
        {
            yield return new("profile", $"'{Shown(settings.Profile)}' is not known", $"Use one of: {string.Join(", ", RuleBook.Profiles)}.");
        }

        if (settings.CallerName is { Length: > 200 } name)
        {
            yield return new("callerName", $"has {name.Length} characters", "Use at most 200.");
        }

        if (settings.Zone is { } zone && WallClock.Find(zone) is null)
        {
            yield return new("zone", $"'{Shown(zone)}' is not a time zone of the tz database", "Write it as Europe/Berlin.");
        }

        if (settings.Hours.Count > MostHours)
        {
            yield return new("hours", $"has {settings.Hours.Count} entries", $"Use at most {MostHours}.");
        }

        if (settings.Holidays.Count > MostHolidays)
        {
            yield return new("holidays", $"has {settings.Holidays.Count} days", $"Use at most {MostHolidays}.");
        }

        if (settings.AttemptGap is { } gap && (gap < TimeSpan.Zero || gap > TimeSpan.FromDays(LongestGapDays)))
        {
            yield return new("attemptGapMinutes", $"is {gap.TotalMinutes:0}", $"Use 0 to {LongestGapDays * 24 * 60}.");
        }

        if (settings.OptOutKey is { } key && !(char.IsAsciiDigit(key) || key is '*' or '#'))
        {
            yield return new("optOutKey", $"'{key}' is not a key of a telephone", "Use 0 to 9, * or #, or an empty text for none.");
        }
    }

    private static string Shown(string text) => text.Length > 40 ? text[..40] : text;
}
