using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Compliance;

/// <summary>Hours of some days of the week, by a clock on the wall: <c>mon-fri 09:00-20:00</c>, <c>sat,sun 10:00-24:00</c>, <c>daily 08:00-21:00</c>.
/// The end is not within.</summary>
[JsonConverter(typeof(CallingWindowJsonConverter))]
public readonly record struct CallingWindow : IParsable<CallingWindow>
{
    private const int WholeDay = 24 * 60;
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private readonly byte _days;
    private readonly short _from;
    private readonly short _to;

    private CallingWindow(byte days, int from, int to) => (_days, _from, _to) = (days, (short)from, (short)to);

    /// <summary>Beginning, from midnight of the wall's clock.</summary>
    public TimeSpan From => TimeSpan.FromMinutes(_from);

    /// <summary>End, from midnight of the wall's clock; at most 24 hours.</summary>
    public TimeSpan To => TimeSpan.FromMinutes(_to);

    /// <summary>Whether it is open on a day of the week.</summary>
    public bool Includes(DayOfWeek day) => (_days >> (int)day & 1) != 0;

    /// <summary>Whether a wall clock stands within it.</summary>
    public bool Includes(DateTime wall) => Includes(wall.DayOfWeek) && wall.TimeOfDay >= From && wall.TimeOfDay < To;

    /// <summary>Reads one.</summary>
    /// <returns>Null when it was read; otherwise the reason in words.</returns>
    public static string? Read(string? text, out CallingWindow window)
    {
        window = default;
        string[] parts = (text ?? "").Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2)
        {
            return "is not of the form 'mon-fri 09:00-20:00'";
        }

        if (Days(parts[0]) is not { } days)
        {
            return $"'{Shown(parts[0])}' is not a day of the week, a range such as mon-fri, a list such as sat,sun, or daily";
        }

        string[] times = parts[1].Split('-');
        if (times.Length != 2 || Minutes(times[0]) is not { } from || Minutes(times[1]) is not { } to)
        {
            return $"'{Shown(parts[1])}' is not two times of day such as 09:00-20:00";
        }

        if (to <= from)
        {
            return to == from ? "is never open: it ends when it begins" : "ends before it begins; for hours over midnight write two";
        }

        window = new(days, from, to);
        return null;
    }

    /// <inheritdoc/>
    public static CallingWindow Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out CallingWindow window) is { } reason ? throw new FormatException($"Calling hours '{s}': {reason}.") : window;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CallingWindow result) => Read(s, out result) is null;

    /// <summary>The form that <see cref="Read"/> reads.</summary>
    public override string ToString()
    {
        byte days = _days;
        string names = days == 0x7F ? "daily" : string.Join(',', Enumerable.Range(1, 7).Select(d => d % 7).Where(d => (days >> d & 1) != 0).Select(d => Names[d]));
        return string.Create(CultureInfo.InvariantCulture, $"{names} {_from / 60:00}:{_from % 60:00}-{_to / 60:00}:{_to % 60:00}");
    }

    private static byte? Days(string text)
    {
        if (text == "daily")
        {
            return 0x7F;
        }

        int days = 0;
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            int first = Array.IndexOf(Names, ends[0]);
            int last = Array.IndexOf(Names, ends[^1]);
            if (ends.Length > 2 || first < 0 || last < 0)
            {
                return null;
            }

            for (int day = first; ; day = (day + 1) % 7)
            {
                days |= 1 << day;
                if (day == last)
                {
                    break;
                }
            }
        }

        return (byte)days;
    }

    private static int? Minutes(string text)
    {
        if (text == "24:00")
        {
            return WholeDay;
        }

        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? (time.Hour * 60) + time.Minute : null;
    }

    private static string Shown(string text) => text.Length > 30 ? text[..30] : text;
}
