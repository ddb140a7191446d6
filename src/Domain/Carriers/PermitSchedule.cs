namespace CxBridge.Domain.Carriers;

/// <summary>
/// Spaces INVITEs to one carrier evenly, so that no second ever holds more than the carrier takes: a virtual schedule in which each permit has a
/// place of its own, 1/CPS after the one before. Pure; the caller serialises.
/// </summary>
/// <remarks>
/// 1 a schedule starts one window after its birth, because an earlier life of the gate may have given permits for that window;
/// 2 a grant takes the next places within the horizon and never places in the past: idle time is not saved up for a burst.
/// </remarks>
public sealed class PermitSchedule
{
    private readonly TimeSpan _horizon;
    private TimeSpan _next;

    /// <summary>A schedule that begins one horizon after <paramref name="now"/>.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="horizon">How far ahead permits are given: the dialler's tick.</param>
    public PermitSchedule(TimeSpan now, TimeSpan horizon)
    {
        _horizon = horizon;
        _next = now + horizon;
    }

    /// <summary>Gives at most <paramref name="wanted"/> places.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="wanted">How many INVITEs the caller would send.</param>
    /// <param name="callsPerSecond">The carrier's limit, above 0.</param>
    public Permits Grant(TimeSpan now, int wanted, double callsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(callsPerSecond);
        var spacing = TimeSpan.FromSeconds(1 / callsPerSecond);
        TimeSpan first = _next > now ? _next : now;
        TimeSpan room = now + _horizon - first;
        int places = room <= TimeSpan.Zero ? 0 : (int)Math.Ceiling(room / spacing);
        int count = Math.Clamp(wanted, 0, places);
        if (count > 0)
        {
            _next = first + (spacing * count);
        }

        return new Permits(count, first - now, spacing);
    }
}
