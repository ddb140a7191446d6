using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace CxBridge.Domain.Compliance;

/// <summary>Public holidays of a place, for any year.</summary>
internal sealed class HolidayCalendar(IReadOnlyList<HolidayRule> rules)
{
    private readonly ConcurrentDictionary<int, FrozenSet<DateOnly>> _years = new();

    /// <summary>Whether a day is one.</summary>
    public bool Includes(DateOnly day) => _years.GetOrAdd(day.Year, Days).Contains(day);

    // New Year's Day of the next year may be kept on the last day of this one.
    private FrozenSet<DateOnly> Days(int year) => rules.SelectMany(r => r.Of(year).Concat(r.Of(year + 1))).Where(d => d.Year == year).ToFrozenSet();
}
