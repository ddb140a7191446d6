namespace CxBridge.Sip.Transactions;

/// <summary>A one-shot timer whose callback runs under the gate, and never after it was stopped or started again.</summary>
internal sealed class GateTimer(Lock gate, TimeProvider time, Action elapsed)
{
    private Shot? _current;

    /// <summary>Call under the gate.</summary>
    public void Start(TimeSpan due)
    {
        Stop();
        var shot = new Shot(this);
        _current = shot;
        shot.Timer = time.CreateTimer(static state => ((Shot)state!).Fire(), shot, due, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Call under the gate.</summary>
    public void Stop()
    {
        _current?.Timer?.Dispose();
        _current = null;
    }

    private sealed class Shot(GateTimer owner)
    {
        public ITimer? Timer { get; set; }

        public void Fire()
        {
            lock (owner._gate)
            {
                // A callback that was already on its way when the timer was stopped finds another shot, or none.
                if (ReferenceEquals(owner._current, this))
                {
                    owner.Stop();
                    owner._elapsed();
                }
            }
        }
    }

    private readonly Lock _gate = gate;
    private readonly Action _elapsed = elapsed;
}
