namespace CxBridge.Domain.Carriers.Permits;

/// <summary>
/// Slows a carrier down that says it gets too much (503, 429), and lets it come back slowly. Pure; the caller serialises.
/// <code>
/// throttled  half of what it was, a tenth of the limit at least; further ones within a second are the echo of the same rate
/// quiet      from 5 s after the last one on, a hundredth of the limit more each second: from half to whole takes 50 s
/// </code>
/// </summary>
public sealed class CpsGovernor
{
    private const double Least = 0.1;
    private const double BackInSecond = 0.01;
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private double _factor = 1;
    private TimeSpan? _last;

    /// <summary>Share of the limit that may be used now, 0.1 to 1.</summary>
    /// <param name="now">Monotonic time.</param>
    public double Factor(TimeSpan now)
    {
        if (_last is not { } last || now - last <= Quiet)
        {
            return _factor;
        }

        return Math.Min(1, _factor + ((now - last - Quiet).TotalSeconds * BackInSecond));
    }

    /// <summary>How long it still takes until the whole limit may be used, if nothing comes in between; null when it may.</summary>
    /// <param name="now">Monotonic time.</param>
    public TimeSpan? SlowedFor(TimeSpan now)
    {
        if (_last is not { } last || Factor(now) >= 1)
        {
            return null;
        }

        return last + Quiet + TimeSpan.FromSeconds((1 - _factor) / BackInSecond) - now;
    }

    /// <summary>The carrier had too much.</summary>
    /// <param name="now">Monotonic time.</param>
    public void Throttled(TimeSpan now)
    {
        if (_last is { } last && now - last < Echo)
        {
            return;
        }

        _factor = Math.Max(Least, Factor(now) / 2);
        _last = now;
    }
}
