using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>Ticks at the row's start and at every period after it, whatever was missed in between; one tick at a time.</summary>
internal sealed class ReminderTimer(ReminderEntry entry, TimeProvider time, Func<ReminderEntry, Task> fire) : IDisposable
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(40);

    private ITimer? _timer;
    private DateTime _next;
    private volatile bool _isDisposed;

    public string? ETag => entry.ETag;

    public void Start()
    {
        _next = NextAfter(time.GetUtcNow().UtcDateTime, entry.StartAt);
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

        if (time.GetUtcNow().UtcDateTime >= _next)
        {
            await fire(entry);
            _next = NextAfter(time.GetUtcNow().UtcDateTime, _next + entry.Period);
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
        var wait = _next - time.GetUtcNow().UtcDateTime;
        _timer!.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > s_longestWait ? s_longestWait : wait, Timeout.InfiniteTimeSpan);
    }

    // Ticks that were missed are not made up for: the next one comes in the old rhythm.
    private DateTime NextAfter(DateTime now, DateTime next) =>
        next >= now ? next : next + (entry.Period * (((now - next).Ticks + entry.Period.Ticks - 1) / entry.Period.Ticks));
}
