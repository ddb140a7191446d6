namespace CxBridge.Domain.Carriers.Permits;

/// <summary>
/// Dials that were promised a carrier's permit and have not asked for it yet: claimed, on their way to a host. They are subtracted from what is
/// promised next, so that nobody claims contacts that the carrier cannot take within the tick. Pure; the caller serialises.
/// </summary>
public sealed class PromiseBook
{
    /// <summary>A promise that nobody came for is void after so long: two ticks.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(4);

    private readonly Queue<(TimeSpan Until, int Count)> _given = new();
    private int _settled;

    /// <summary>Promises that are open.</summary>
    /// <param name="now">Monotonic time.</param>
    public int Waiting(TimeSpan now)
    {
        while (_given.TryPeek(out (TimeSpan Until, int Count) oldest) && (oldest.Until <= now || oldest.Count <= _settled))
        {
            _given.Dequeue();
            _settled = Math.Max(0, _settled - oldest.Count);
        }

        return Math.Max(0, _given.Sum(g => g.Count) - _settled);
    }

    /// <summary>So many were promised.</summary>
    public void Give(TimeSpan now, int count)
    {
        if (count > 0)
        {
            _given.Enqueue((now + Life, count));
        }
    }

    /// <summary>So many came for their permit, or will not come.</summary>
    public void Settle(TimeSpan now, int count)
    {
        // First, and not within the sum: it forgets what is over, and the sum would bring that back.
        int waiting = Waiting(now);
        _settled += Math.Min(count, waiting);
    }
}
