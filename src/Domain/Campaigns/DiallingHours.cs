namespace CxBridge.Domain.Campaigns;

/// <summary>
/// When a campaign dials, week by week, on the clock of one place. These are the campaign's own hours; the hours of each contact are another
/// matter and hold beside them. Fails closed: in a zone that this machine does not know nobody is dialled.
/// </summary>
/// <param name="Zone">Name of the place's clock in the IANA database, such as <c>Europe/Berlin</c>.</param>
/// <param name="Windows">Hours of days; they may overlap.</param>
public sealed record DiallingHours(string Zone, IReadOnlyList<HoursWindow> Windows)
{
    private const int DaysAhead = 8;

    /// <summary>Whether a name is known on this machine.</summary>
    public static bool IsKnownZone(string? zone) => zone is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>Whether the campaign may dial.</summary>
    public bool IsOpen(DateTimeOffset now) => Clock() is { } clock && Window(TimeZoneInfo.ConvertTime(now, clock)) is not null;

    /// <summary>The next moment at which the campaign may dial: now, when it may; null when it never may.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now) => Clock() is not { } clock ? null
        : Window(TimeZoneInfo.ConvertTime(now, clock)) is not null ? now
        : Edges(now, clock, w => w.From).Where(at => at > now).Order().Cast<DateTimeOffset?>().FirstOrDefault();

    /// <summary>When the hours that are open now end; null when they are not open, or never end.</summary>
    public DateTimeOffset? NextClosing(DateTimeOffset now) => Clock() is not { } clock ? null
        : Edges(now, clock, w => w.To).Where(at => at > now).Order().Cast<DateTimeOffset?>().FirstOrDefault(at => !IsOpen(at!.Value));

    private TimeZoneInfo? Clock() => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out TimeZoneInfo? clock) ? clock : null;

    private HoursWindow? Window(DateTimeOffset local) => Windows.FirstOrDefault(w => w.Day == local.DayOfWeek && local.TimeOfDay >= w.From && local.TimeOfDay < w.To);

    private IEnumerable<DateTimeOffset> Edges(DateTimeOffset now, TimeZoneInfo clock, Func<HoursWindow, TimeSpan> edge)
    {
        DateTime today = TimeZoneInfo.ConvertTime(now, clock).Date;
        return Enumerable.Range(0, DaysAhead).Select(day => today.AddDays(day))
            .SelectMany(date => Windows.Where(w => w.Day == date.DayOfWeek).Select(w => Moment(date + edge(w), clock)));
    }

    // An hour that the clock leaps over in spring begins where it lands; one that it strikes twice in autumn begins the first time.
    private static DateTimeOffset Moment(DateTime local, TimeZoneInfo clock)
    {
        while (clock.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        TimeSpan offset = clock.IsAmbiguousTime(local) ? clock.GetAmbiguousTimeOffsets(local).Max() : clock.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
