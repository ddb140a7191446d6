namespace CxBridge.Domain.Dialling.History;

/// <summary>
/// Sums over the last minutes, exact to one bucket: a ring of buckets and a running sum, so that both a call and a question cost the same however
/// many calls there were. Pure; the caller serialises.
/// </summary>
public sealed class RollingTally
{
    private readonly TimeSpan _bucket;
    private readonly CallTally[] _ring;
    private CallTally _sum;
    private long _newest;

    /// <summary>An empty window.</summary>
    /// <param name="window">How far it looks back.</param>
    /// <param name="bucket">What it is exact to; divides the window.</param>
    public RollingTally(TimeSpan window, TimeSpan bucket)
    {
        _bucket = bucket;
        _ring = new CallTally[(int)(window / bucket)];
    }

    /// <summary>Counts a call that ended now. A clock that jumps back counts into the newest bucket.</summary>
    public void Add(TimeSpan now, CallTally calls)
    {
        Forget(now);
        _ring[_newest % _ring.Length] += calls;
        _sum += calls;
    }

    /// <summary>The sums over the window that ends now.</summary>
    public CallTally Sum(TimeSpan now)
    {
        Forget(now);
        return _sum;
    }

    private void Forget(TimeSpan now)
    {
        long bucket = now.Ticks / _bucket.Ticks;
        if (bucket - _newest >= _ring.Length)
        {
            Array.Clear(_ring);
            _sum = default;
            _newest = bucket;
        }

        while (_newest < bucket)
        {
            _newest++;
            _sum -= _ring[_newest % _ring.Length];
            _ring[_newest % _ring.Length] = default;
        }
    }
}
