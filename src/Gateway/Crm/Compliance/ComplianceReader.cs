using System.Globalization;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Configuration;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Compliance;

/// <summary>Lays a change over the rules of a campaign and notes everything that is wrong with it. Pure.</summary>
internal static class ComplianceReader
{
    private const string Path = "settings.compliance.";
    private const int MostAttempts = 20;
    private const int LongestGapMinutes = 30 * 24 * 60;

    public static ComplianceSettings Read(ComplianceChange? change, ComplianceSettings now, Findings findings)
    {
        if (change is null)
        {
            return now;
        }

        ComplianceSettings settings = now with
        {
            Profile = change.Profile ?? now.Profile,
            CallerName = Text(change.CallerName, now.CallerName),
            Purpose = findings.Code(Path + "purpose", change.Purpose, now.Purpose),
            Consent = findings.Code(Path + "consent", change.Consent, now.Consent),
            ZoneFrom = findings.Code(Path + "zoneFrom", change.ZoneFrom, now.ZoneFrom),
            Zone = Text(change.Zone, now.Zone),
            Hours = change.Hours is null ? now.Hours : [.. change.Hours.Select((text, at) => Hours(text, at, findings))],
            Holidays = change.Holidays is null ? now.Holidays : [.. change.Holidays.Select((text, at) => Day(text, at, findings))],
            AttemptsPerDay = Limit("attemptsPerDay", change.AttemptsPerDay, now.AttemptsPerDay, MostAttempts, findings),
            AttemptsPer24Hours = Limit("attemptsPer24Hours", change.AttemptsPer24Hours, now.AttemptsPer24Hours, MostAttempts, findings),
            AttemptGap = change.AttemptGapMinutes is null ? now.AttemptGap
                : Limit("attemptGapMinutes", change.AttemptGapMinutes, null, LongestGapMinutes, findings) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            Dedup = findings.Code(Path + "dedup", change.Dedup, now.Dedup),
            DedupDays = findings.Within(Path + "dedupDays", change.DedupDays, now.DedupDays, 1, 365),
            OptOutKey = change.OptOutKey is null ? now.OptOutKey : Key(change.OptOutKey, findings),
        };
        foreach (ConfigurationError error in ComplianceChecker.Check(settings))
        {
            findings.Add(Path + error.Path, error.Message, error.Hint);
        }

        return settings;
    }

    private static string? Text(string? given, string? now) => given is null ? now : string.IsNullOrWhiteSpace(given) ? null : given.Trim();

    private static int? Limit(string name, int? given, int? now, int most, Findings findings) => given switch
    {
        null => now,
        0 => null,
        _ => findings.Within(Path + name, given, 1, 0, most),
    };

    private static CallingWindow Hours(string? text, int at, Findings findings)
    {
        if (CallingWindow.Read(text, out CallingWindow window) is { } reason)
        {
            findings.Add($"{Path}hours[{at}]", reason, "Write it as 'mon-fri 09:00-20:00'.");
        }

        return window;
    }

    private static DateOnly Day(string? text, int at, Findings findings)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            findings.Add($"{Path}holidays[{at}]", "is not a day", "Write it as 2026-12-24.");
        }

        return day;
    }

    private static char? Key(string text, Findings findings)
    {
        if (text.Trim().Length > 1)
        {
            findings.Add(Path + "optOutKey", "is more than one key", "Use 0 to 9, * or #, or an empty text for none.");
        }

        return text.Trim() is { Length: > 0 } key ? key[0] : null;
    }
}
