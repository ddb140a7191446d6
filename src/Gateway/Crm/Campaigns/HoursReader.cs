using System.Globalization;
using CxBridge.Domain.Campaigns;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Reads the dialling hours of a request and notes everything that is wrong with them. Pure.</summary>
internal static class HoursReader
{
    private const string Path = "settings.hours";
    private const int MostWindows = 50;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static DiallingHours? Read(HoursChange change, Findings findings)
    {
        if (change.Windows is not { Count: > 0 } windows)
        {
            return null;
        }

        if (!DiallingHours.IsKnownZone(change.Zone))
        {
            findings.Add(Path + ".zone", change.Zone is null ? "is missing" : "is not a zone that this host knows", "Name a place's clock as the IANA database does, such as Europe/Berlin.");
        }

        if (windows.Count > MostWindows)
        {
            findings.Add(Path + ".windows", $"has {windows.Count} windows", $"Use at most {MostWindows}.");
            return null;
        }

        return new(change.Zone ?? "", [.. windows.SelectMany((w, at) => Read(w, $"{Path}.windows[{at}]", findings)).OrderBy(w => (w.Day, w.From))]);
    }

    /// <summary>Hours and minutes of a day.</summary>
    public static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");

    private static List<HoursWindow> Read(HoursWindowView? window, string path, Findings findings)
    {
        TimeSpan from = Time(path + ".from", window?.From, findings);
        TimeSpan to = Time(path + ".to", window?.To, findings);
        if (from >= to && window is { From: not null, To: not null })
        {
            findings.Add(path, "ends before it begins", "Write hours beyond midnight as two windows: until 24:00, and from 00:00 of the next day.");
        }

        if (window?.Days is not { Count: > 0 } days)
        {
            findings.Add(path + ".days", "is missing", "List the days, such as [\"monday\", \"tuesday\"].");
            return [];
        }

        return findings.Items(path + ".days", days).Select(d => d.Item).Distinct().Select(day =>
        {
            if (!Codes.TryParse(day, out DayOfWeek parsed))
            {
                findings.Add(path + ".days", $"'{(day.Length > 20 ? day[..20] : day)}' is not a day", $"Use {Codes.AllOf<DayOfWeek>()}.");
            }

            return new HoursWindow(parsed, from, to);
        }).ToList();
    }

    private static TimeSpan Time(string path, string? text, Findings findings)
    {
        string[] parts = text?.Split(':') ?? [];
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            && minutes < 60 && new TimeSpan(hours, minutes, 0) is var time && time <= Day)
        {
            return time;
        }

        findings.Add(path, text is null ? "is missing" : "is not a time of day", "Write hours and minutes, from 00:00 to 24:00.");
        return default;
    }
}
