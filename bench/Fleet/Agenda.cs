namespace CxBridge.Bench.Fleet;

/// <summary>What happens when: one loop that starts each piece of work at its moment and does not wait for it. Whatever throws ends the run.</summary>
internal sealed class Agenda(TimeProvider time)
{
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(2);

    private readonly PriorityQueue<Func<Task>, TimeSpan> _queue = new();
    private readonly Lock _lock = new();
    private readonly long _began = time.GetTimestamp();
    private readonly TaskCompletionSource _fault = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _underWay;

    /// <summary>Since the begin.</summary>
    public TimeSpan Now => time.GetElapsedTime(_began);

    /// <summary>In so long.</summary>
    public void In(TimeSpan delay, Func<Task> work) => Add(Now + delay, work);

    /// <summary>At a moment since the begin.</summary>
    public void At(TimeSpan moment, Func<Task> work) => Add(moment, work);

    /// <summary>Runs until the duration is over, then lets what is under way end.</summary>
    public async Task RunAsync(TimeSpan duration)
    {
        long started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < duration)
        {
            while (Next() is { } work)
            {
                Interlocked.Increment(ref _underWay);
                _ = WatchAsync(work); // Owned by this loop: its end is counted below, its fault ends the run.
            }

            if (_fault.Task.IsCompleted)
            {
                break;
            }

            await Task.Delay(Resolution, time);
        }

        while (Interlocked.Read(ref _underWay) > 0 && !_fault.Task.IsCompleted)
        {
            await Task.Delay(Resolution, time);
        }

        _fault.TrySetResult();
        await _fault.Task;
    }

    private async Task WatchAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            _fault.TrySetException(fault);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private void Add(TimeSpan moment, Func<Task> work)
    {
        lock (_lock)
        {
            _queue.Enqueue(work, moment);
        }
    }

    private Func<Task>? Next()
    {
        lock (_lock)
        {
            return _queue.TryPeek(out _, out TimeSpan moment) && moment <= Now ? _queue.Dequeue() : null;
        }
    }
}
