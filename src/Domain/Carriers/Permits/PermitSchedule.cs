namespace CxBridge.Domain.Carriers.Permits;

/// <summary>
/// When INVITEs may go to one carrier: each has a place of its own on a line of monotonic time. Pure; the caller serialises.
/// <code>
/// 1 bucket   at most `burst` places at one moment, and 1/CPS for each to come back (the virtual schedule of a token bucket)
/// 2 second   place i comes one second and <see cref="Slack"/> after place i - CPS at the earliest: whoever sends within the slack of its place,
///            no second holds more INVITEs than CPS, wherever that second begins
/// 3 birth    no place within the first window of the schedule's life: an earlier life may have given places up to there
/// </code>
/// A fraction of a call cannot be sent: 2.5 CPS are two in any second, 0.5 are one in any two.
/// </summary>
public sealed class PermitSchedule
{
    /// <summary>An INVITE leaves at most so long after its place; a later one needs another place.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    /// <summary>No place is given further ahead: who would wait longer is told to try elsewhere.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _born;
    private readonly List<TimeSpan> _places = [];
    private TimeSpan _bucket = TimeSpan.MinValue;

    /// <param name="now">Monotonic time.</param>
    public PermitSchedule(TimeSpan now) => _born = now;

    /// <summary>The time that so many INVITEs take: a second, or longer below one call a second.</summary>
    public static TimeSpan Window(double callsPerSecond) => callsPerSecond >= 1 ? Second : TimeSpan.FromSeconds(1 / callsPerSecond);

    /// <summary>INVITEs in a <see cref="Window"/>.</summary>
    public static int InWindow(double callsPerSecond) => callsPerSecond >= 1 ? (int)callsPerSecond : 1;

    /// <summary>From one place to the next when INVITEs go evenly, slack included.</summary>
    public static TimeSpan Spacing(double callsPerSecond) => (Window(callsPerSecond) + Slack) / InWindow(callsPerSecond);

    /// <summary>Where the next place would be.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="callsPerSecond">The carrier's limit, above 0.</param>
    /// <param name="burst">At one moment, at least 1.</param>
    public TimeSpan Next(TimeSpan now, double callsPerSecond, int burst)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(callsPerSecond);
        TimeSpan window = Window(callsPerSecond);
        int most = InWindow(callsPerSecond);

        // 3: as if the place before had been the last that an earlier life could give.
        TimeSpan place = Later(now, _born + Horizon + Slack + window + Slack);
        // 1
        if (_bucket != TimeSpan.MinValue)
        {
            place = Later(place, _bucket - ((Math.Min(burst, most) - 1) * (window / most)));
        }

        // 2
        return _places.Count >= most ? Later(place, _places[^most] + window + Slack) : place;
    }

    /// <summary>Takes the next place; null when it is beyond the horizon.</summary>
    /// <inheritdoc cref="Next"/>
    public TimeSpan? Take(TimeSpan now, double callsPerSecond, int burst)
    {
        TimeSpan place = Next(now, callsPerSecond, burst);
        if (place > now + Horizon)
        {
            return null;
        }

        _bucket = Later(_bucket, place) + (Window(callsPerSecond) / InWindow(callsPerSecond));
        Forget(now);
        _places.Add(place);
        return place;
    }

    /// <summary>How many INVITEs fit between now and the horizon, after so many that wait for their place already.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="callsPerSecond">The carrier's limit, above 0.</param>
    /// <param name="burst">At one moment.</param>
    /// <param name="waiting">Promised, and not yet taken.</param>
    public int Room(TimeSpan now, double callsPerSecond, int burst, int waiting)
    {
        TimeSpan left = now + Horizon - Next(now, callsPerSecond, burst);
        return left < TimeSpan.Zero ? 0 : Math.Max(0, (int)(left / Spacing(callsPerSecond)) + 1 - waiting);
    }

    /// <summary>Places within the last second: INVITEs that were sent, or could have been.</summary>
    /// <param name="now">Monotonic time.</param>
    public int Lately(TimeSpan now)
    {
        int count = 0;
        for (int i = _places.Count - 1; i >= 0 && _places[i] > now - Second; i--)
        {
            count += _places[i] <= now ? 1 : 0;
        }

        return count;
    }

    private void Forget(TimeSpan now)
    {
        // The slowest carrier's window is ten seconds; what is older binds nobody. In blocks, so that it costs nothing.
        const int block = 1024;
        if (_places.Count >= 2 * block && _places[block] < now - TimeSpan.FromSeconds(11))
        {
            _places.RemoveRange(0, block);
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
