namespace CxBridge.Practice.Carrier;

/// <summary>A carrier's own limits. A refused INVITE takes no channel and does not count to the rate. Thread-safe.</summary>
/// <param name="channels">Most calls at a time; null for no limit.</param>
/// <param name="callsPerSecond">Most INVITEs within any one second; null for no limit.</param>
/// <param name="time">The clock.</param>
public sealed class ChannelLimit(int? channels, int? callsPerSecond, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    // Nobody knows when a call ends; a caller that waits some seconds does no harm.
    private static readonly TimeSpan WhenFull = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private readonly Queue<long> _taken = new();
    private int _open;

    /// <summary>Takes a channel, to be disposed when the line is free again.</summary>
    /// <param name="retryAfter">When to try again, if there was none.</param>
    /// <returns>Null when there was none.</returns>
    public IDisposable? Take(out TimeSpan retryAfter)
    {
        lock (_lock)
        {
            while (_taken.TryPeek(out long oldest) && time.GetElapsedTime(oldest) >= Window)
            {
                _taken.Dequeue();
            }

            retryAfter = _taken.Count >= callsPerSecond ? Window : _open >= channels ? WhenFull : TimeSpan.Zero;
            if (retryAfter != TimeSpan.Zero)
            {
                return null;
            }

            if (callsPerSecond is not null)
            {
                _taken.Enqueue(time.GetTimestamp());
            }

            _open++;
            return new Lease(this);
        }
    }

    private sealed class Lease(ChannelLimit owner) : IDisposable
    {
        private bool _given;

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._open -= _given ? 0 : 1;
                _given = true;
            }
        }
    }
}
