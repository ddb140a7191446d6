namespace CxBridge.TestKit;

/// <summary>
/// Time that stands still until a test moves it. Wall clock, timestamps and timers agree with each other; nothing sleeps.
/// <code>
/// 1 the code under test arms timers        (Task.Delay(d, time), CancellationTokenSource(d, time), time.CreateTimer)
/// 2 the test waits until they are armed    (ArmedAsync), where another thread arms them
/// 3 the test moves time                    (Advance): timers fire on its thread, each at its own due time, in order
/// </code>
/// Safe to use from several threads. A timer armed with a due time of zero fires on the next <see cref="Advance"/>, even
/// one of zero length, and never inside the call that arms it.
/// </summary>
public sealed class VirtualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<VirtualTimer> _armed = new(VirtualTimer.FirstDueFirst);
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private readonly DateTimeOffset _start;
    private TimeSpan _elapsed;
    private long _order;

    /// <summary>Starts on a Monday morning: 2026-01-05, 09:00 UTC.</summary>
    public VirtualTime() : this(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts at <paramref name="start"/>.</summary>
    public VirtualTime(DateTimeOffset start) => _start = start.ToUniversalTime();

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How far time has moved since the start.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return _elapsed;
            }
        }
    }

    /// <summary>Timers that will fire some time.</summary>
    public int Armed
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count;
            }
        }
    }

    /// <summary>Time until the next timer fires, or null when none is armed.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _armed.Min is { } first ? first.Due - _elapsed : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time and fires, on this thread, each timer that falls due on the way; a timer armed by one of them fires too
    /// when it falls due before the end. What a callback throws comes out here.</summary>
    /// <param name="by">Not negative.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan until = Elapsed + by;
        while (TakeDue(until) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Moves time exactly to the next timer and fires what is due there.</summary>
    /// <returns>How far time moved, or null when no timer is armed.</returns>
    public TimeSpan? AdvanceToNext()
    {
        TimeSpan? next = NextDue;
        if (next is { } by)
        {
            Advance(by);
        }

        return next;
    }

    /// <summary>Completes as soon as at least <paramref name="count"/> timers are armed: the phase to wait for, in place of a sleep,
    /// when another thread arms them.</summary>
    public Task ArmedAsync(int count = 1)
    {
        lock (_gate)
        {
            if (_armed.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task;
        }
    }

    internal bool Arm(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.Disposed)
            {
                return false;
            }

            _armed.Remove(timer);
            timer.Period = period;
            timer.Due = _elapsed + dueTime;
            timer.Order = _order++;
            _armed.Add(timer);
            for (int i = _waiting.Count - 1; i >= 0; i--)
            {
                if (_armed.Count >= _waiting[i].Count)
                {
                    _waiting[i].Reached.SetResult();
                    _waiting.RemoveAt(i);
                }
            }

            return true;
        }
    }

    internal bool Disarm(VirtualTimer timer, bool forGood)
    {
        lock (_gate)
        {
            bool alive = !timer.Disposed;
            timer.Disposed |= forGood;
            _armed.Remove(timer);
            return alive;
        }
    }

    private VirtualTimer? TakeDue(TimeSpan until)
    {
        lock (_gate)
        {
            VirtualTimer? first = _armed.Min;
            TimeSpan reached = first is not null && first.Due <= until ? first.Due : until;
            if (reached > _elapsed)
            {
                // Two threads may advance at once: time never goes back.
                _elapsed = reached;
            }

            if (first is null || first.Due > until)
            {
                return null;
            }

            _armed.Remove(first);
            if (first.Period > TimeSpan.Zero)
            {
                first.Due += first.Period;
                first.Order = _order++;
                _armed.Add(first);
            }

            return first;
        }
    }
}
