namespace CxBridge.Domain.Carriers;

/// <summary>
/// Keeps a carrier within its channels, whichever campaigns dial through it. Between a permit and the row of its attempt lies a tick, in which the
/// store does not count it yet; so permits given count as channels in use until their place is past. Counting one twice for a moment leaves a
/// channel idle; missing one would be a refused call. Pure; the caller serialises.
/// </summary>
public sealed class ChannelBudget
{
    private readonly Queue<(TimeSpan Until, int Count)> _given = new();

    /// <summary>How many more calls may begin.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="channels">The carrier's limit.</param>
    /// <param name="inUse">Open attempts through it, as the store counts them.</param>
    public int Free(TimeSpan now, int channels, int inUse)
    {
        while (_given.TryPeek(out (TimeSpan Until, int Count) oldest) && oldest.Until <= now)
        {
            _given.Dequeue();
        }

        return Math.Max(0, channels - inUse - _given.Sum(g => g.Count));
    }

    /// <summary>Permits were given.</summary>
    public void Gave(TimeSpan now, Permits permits)
    {
        if (permits.Count > 0)
        {
            _given.Enqueue((now + permits.FirstAfter + (permits.Spacing * (permits.Count - 1)), permits.Count));
        }
    }
}
