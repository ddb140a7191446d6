namespace Orleans.Reminders;

/// <summary>Ticks at the row's start and at every period after it, whatever was missed in between; one tick at a time.</summary>
internal sealed class ReminderTimer(ReminderEntry entry, TimeProvider time, Func<ReminderEntry, Task> fire) : IDisposable
{
    private ITimer? _timer;
    private volatile bool _isDisposed;

    public string? ETag => entry.ETag;

    public void Start()
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(
                static state => _ = ((ReminderTimer)state!).Tick(), this, UntilNext(isFirst: true), Timeout.InfiniteTimeSpan);
        }

        if (_isDisposed)
        {
            _timer.Dispose();
        }
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

        await fire(entry);
        if (!_isDisposed)
        {
            _timer?.Change(UntilNext(isFirst: false), Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan UntilNext(bool isFirst)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var next = entry.StartAt;
        if (next < now || (!isFirst && next == now))
        {
            var missed = (now - next).Ticks / entry.Period.Ticks;
            next += entry.Period * (missed + 1);
        }

        // Longer than a timer can be set for: come back then and look again is not needed, such a row is re-read at the refresh.
        var wait = next - now;
        return wait > TimeSpan.FromDays(40) ? TimeSpan.FromDays(40) : wait;
    }
}
