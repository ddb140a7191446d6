namespace CxBridge.Domain.Compliance;

/// <summary>
/// When calls are allowed by the clocks of a contact. Every set of hours must be open by every clock: those of the country, of the state and of
/// the campaign, in each zone in which the contact may be. The clock at the very instant decides, so that no change of the clocks can open a
/// closed hour. Pure.
/// </summary>
internal sealed class CallingHours(IReadOnlyList<IReadOnlyList<CallingWindow>> sets, IReadOnlyList<HolidayCalendar> calendars, IReadOnlySet<DateOnly> ownHolidays)
{
    /// <summary>Nothing opens later than this; holidays in a row are fewer.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(60);

    private readonly TimeSpan[] _starts = [.. sets.SelectMany(s => s).Select(w => w.From).Append(TimeSpan.Zero).Distinct().Order()];

    /// <summary>The rule that closes it at an instant; null when it is open.</summary>
    public DialRule? ClosedBy(IReadOnlyList<TimeZoneInfo> zones, DateTimeOffset instant)
    {
        foreach (TimeZoneInfo zone in zones)
        {
            if (ClosedBy(zone, instant) is { } rule)
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>The first instant, from a given one on, at which it is open; null when there is none within 60 days.</summary>
    public DateTimeOffset? OpensAt(IReadOnlyList<TimeZoneInfo> zones, DateTimeOffset from)
    {
        DateTimeOffset at = from;
        while (at - from < Horizon)
        {
            if (zones.FirstOrDefault(z => ClosedBy(z, at) is not null) is not { } closed)
            {
                return at;
            }

            at = NextStart(closed, at);
        }

        return null;
    }

    private DialRule? ClosedBy(TimeZoneInfo zone, DateTimeOffset instant)
    {
        DateTime wall = WallClock.At(zone, instant);
        DateOnly day = DateOnly.FromDateTime(wall);
        foreach (IReadOnlyList<CallingWindow> hours in sets)
        {
            if (!hours.Any(w => w.Includes(wall)))
            {
                return DialRule.CallingHours;
            }
        }

        return ownHolidays.Contains(day) || calendars.Any(c => c.Includes(day)) ? DialRule.Holiday : null;
    }

    // The next instant at which the clock shows midnight or the beginning of some hours: nothing opens in between.
    private DateTimeOffset NextStart(TimeZoneInfo zone, DateTimeOffset after)
    {
        DateTime today = WallClock.At(zone, after).Date;
        for (int day = 0; ; day++)
        {
            DateTimeOffset next = _starts.SelectMany(s => WallClock.Instants(zone, today.AddDays(day) + s)).Where(i => i > after).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            if (next < DateTimeOffset.MaxValue)
            {
                return next;
            }
        }
    }
}
