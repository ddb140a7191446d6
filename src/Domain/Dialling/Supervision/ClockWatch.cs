namespace CxBridge.Domain.Dialling.Supervision;

/// <summary>
/// Notices that the time of day was set: it then has moved by another span than the monotonic clock, which nobody sets. Pure; the caller serialises.
/// What the dialler does about it: ages, leases of permits and slots, and ticks go by the monotonic clock and notice nothing; hours, due times and rules
/// go by the time of day, whatever it is now, and are asked at each tick and again at the gate.
/// </summary>
public sealed class ClockWatch
{
    /// <summary>Less is what time services do all the time.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    private (TimeSpan Now, DateTimeOffset Clock)? _last;

    /// <summary>Looks at both clocks.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="clock">The time of day.</param>
    /// <returns>By how much the time of day was set since the last look, forwards or (negative) back; null when it was not.</returns>
    public TimeSpan? Look(TimeSpan now, DateTimeOffset clock)
    {
        TimeSpan jump = _last is { } last ? clock - last.Clock - (now - last.Now) : TimeSpan.Zero;
        _last = (now, clock);
        return jump.Duration() >= Least ? jump : null;
    }
}
