using System.Globalization;

namespace CxBridge.Domain.Compliance;

/// <summary>
/// A holiday of every year:
/// <code>
/// 12-25                  a date; with "sat-fri", "sat-mon", "sun-mon": also the Friday or Monday when it falls on a weekend
/// 12-28 if-mon           a date, only when it is a Monday
/// mon#1 sep, mon-last may  the first Monday of September, the last of May
/// easter-2, easter+39    days from Easter Sunday of the western churches
/// </code>
/// </summary>
internal sealed class HolidayRule
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private readonly Func<int, IEnumerable<DateOnly>> _of;

    private HolidayRule(Func<int, IEnumerable<DateOnly>> of) => _of = of;

    /// <summary>Its days that belong to a year; one that is moved may lie in the year before.</summary>
    public IEnumerable<DateOnly> Of(int year) => _of(year);

    /// <exception cref="FormatException">The text is none of the forms.</exception>
    public static HolidayRule Parse(string text)
    {
        string[] parts = text.Split(' ');
        if (parts[0].StartsWith("easter", StringComparison.Ordinal))
        {
            int offset = parts[0].Length == 6 ? 0 : int.Parse(parts[0].AsSpan(6), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return new(year => [Easter(year).AddDays(offset)]);
        }

        if (char.IsLetter(parts[0][0]))
        {
            DayOfWeek day = (DayOfWeek)Place(Days, parts[0][..3], text);
            int month = 1 + Place(Months, parts[1], text);
            return parts[0][3..] == "-last"
                ? new(year => [Back(new DateOnly(year, month, 1).AddMonths(1).AddDays(-1), day)])
                : new(year => [Nth(new DateOnly(year, month, 1), day, parts[0][4] - '0')]);
        }

        DateOnly date = DateOnly.ParseExact("2000-" + parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(year => Dated(new DateOnly(year, date.Month, date.Day), parts[1..]));
    }

    private static IEnumerable<DateOnly> Dated(DateOnly date, string[] words)
    {
        string? only = words.FirstOrDefault(w => w.StartsWith("if-", StringComparison.Ordinal));
        if (only is not null && (int)date.DayOfWeek != Place(Days, only[3..], only))
        {
            yield break;
        }

        yield return date;
        foreach (string word in words.Where(w => w.Length == 7))
        {
            if ((int)date.DayOfWeek == Place(Days, word[..3], word))
            {
                yield return word switch
                {
                    "sat-fri" => date.AddDays(-1),
                    "sat-mon" => date.AddDays(2),
                    "sun-mon" => date.AddDays(1),
                    _ => throw new FormatException($"'{word}' is no way to move a holiday."),
                };
            }
        }
    }

    private static DateOnly Nth(DateOnly first, DayOfWeek day, int nth) => first.AddDays((((int)day - (int)first.DayOfWeek + 7) % 7) + (7 * (nth - 1)));

    private static DateOnly Back(DateOnly last, DayOfWeek day) => last.AddDays(-(((int)last.DayOfWeek - (int)day + 7) % 7));

    private static int Place(string[] names, string name, string text) =>
        Array.IndexOf(names, name) is var at and >= 0 ? at : throw new FormatException($"'{text}' is not a holiday rule.");

    // The anonymous Gregorian computus.
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int e = (32 + (2 * (b % 4)) + (2 * (c / 4)) - d - (c % 4)) % 7;
        int f = d + e - (7 * ((a + (11 * d) + (22 * e)) / 451)) + 114;
        return new(year, f / 31, (f % 31) + 1);
    }
}
