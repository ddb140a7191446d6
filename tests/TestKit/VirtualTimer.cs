namespace CxBridge.TestKit;

/// <summary>A timer of <see cref="VirtualTime"/>, which guards its properties.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    // Like the system's timers: async locals of the code that made the timer are seen by its callback.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>By due time; equal ones in the order in which they were armed.</summary>
    public static IComparer<VirtualTimer> FirstDueFirst { get; } =
        Comparer<VirtualTimer>.Create((a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Order.CompareTo(b.Order));

    /// <summary>Since the start of time.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>Different for every arming.</summary>
    public long Order { get; set; } = -1;

    /// <summary>Zero or negative: fires once.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>Never fires again.</summary>
    public bool Disposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return time.Disarm(this, forGood: false);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        return time.Arm(this, dueTime, period);
    }

    public void Fire()
    {
        if (_context is null)
        {
            callback(state);
            return;
        }

        ExecutionContext.Run(_context, _ => callback(state), null);
    }

    public void Dispose() => time.Disarm(this, forGood: true);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
