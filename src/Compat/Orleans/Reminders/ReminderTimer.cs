using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>
/// Ticks at the row's start and at every period after it, whatever was missed in between; one tick at a time. The wall clock is asked once, when
/// the timer starts; from then on the monotonic clock counts, so that a wall clock that is set brings no rush of ticks and no silence.
/// </summary>
internal sealed class ReminderTimer(ReminderEntry entry, TimeProvider time, Func<ReminderEntry, Task> fire) : IDisposable
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(40);

    private ITimer? _timer;
    private long _started;
    private TimeSpan _next;
    private volatile bool _isDisposed;

    public string? ETag => entry.ETag;

    /// <summary>Since the start of the timer.</summary>
    private TimeSpan Now => time.GetElapsedTime(_started);

    public void Start()
    {
        _started = time.GetTimestamp();
        _next = NextAfter(TimeSpan.Zero, entry.StartAt - time.GetUtcNow().UtcDateTime);
        _timer = time.CreateDetachedTimer(static state => _ = ((ReminderTimer)state!).Tick(), this);
        Arm();
    }

    public void Dispose()
    {
        _isDisposed = true;
        _timer?.Dispose();
    }

    private async Task Tick()
    {
        if (_isDisposed)
        {
            return;
        }

        if (Now >= _next)
        {
            await fire(entry);
            _next = NextAfter(Now, _next + entry.Period);
        }

        Arm();
    }

    private void Arm()
    {
        if (_isDisposed)
        {
            _timer?.Dispose();
            return;
        }

        // A timer cannot be set for longer than 49 days: a reminder beyond that looks again on the way.
        var wait = _next - Now;
        _timer!.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > s_longestWait ? s_longestWait : wait, Timeout.InfiniteTimeSpan);
    }

    // Ticks that were missed are not made up for: the next one comes in the old rhythm.
    private TimeSpan NextAfter(TimeSpan now, TimeSpan next) =>
        next >= now ? next : next + (entry.Period * (((now - next).Ticks + entry.Period.Ticks - 1) / entry.Period.Ticks));
}
