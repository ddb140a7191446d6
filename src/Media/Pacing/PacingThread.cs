namespace CxBridge.Media.Pacing;

/// <summary>
/// Drives a shard of calls at exactly one frame in 20 ms.
/// <code>
/// 1 wait     until t0 + n x 20 ms: an absolute deadline, so that lateness never adds up
/// 2 late?    more than one frame behind: the frame before this one goes with it, those before that are skipped; never more than two in a row
/// 3 tick     every call of the shard; one that throws is taken off, the others do not notice
/// 4 leave    calls that were removed are let go once no tick can touch them any more
/// </code>
/// Idle shards sleep without a timer. At most 1,000 calls a thread keep p99 lateness below a frame.
/// </summary>
internal sealed class PacingThread : IDisposable
{
    /// <summary>Frames that may still be sent with the one that is due. Such a frame arrives 20 ms late, which any far end's buffer is made for; left out, it is a
    /// hole in a word.</summary>
    public const int MostBehind = 1;

    private static readonly TimeSpan Frame = AudioFrame.Duration;
    private readonly TimeProvider _time;
    private readonly MediaMetrics _metrics;
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private readonly List<TaskCompletionSource> _leavers = [];
    private IPaced[] _calls = [];
    private volatile bool _stopping;
    private volatile bool _anyLeavers;

    /// <summary>Starts the thread.</summary>
    public PacingThread(string name, TimeProvider time, MediaMetrics metrics)
    {
        _time = time;
        _metrics = metrics;
        _thread = new Thread(Run) { Name = name, IsBackground = true, Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>Calls driven now.</summary>
    public int Count => Volatile.Read(ref _calls).Length;

    /// <summary>Drives a call from the next tick on.</summary>
    public void Add(IPaced call)
    {
        lock (_lock)
        {
            Volatile.Write(ref _calls, [.. _calls, call]);
        }

        _wake.Set();
    }

    /// <summary>Takes a call off; once complete, no tick runs or will run.</summary>
    public Task RemoveAsync(IPaced call)
    {
        lock (_lock)
        {
            if (_stopping || Array.IndexOf(_calls, call) < 0)
            {
                return Task.CompletedTask;
            }

            Volatile.Write(ref _calls, Array.FindAll(_calls, other => !ReferenceEquals(other, call)));
            var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _leavers.Add(left);
            _anyLeavers = true;
            _wake.Set();
            return left.Task;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _stopping = true;
        }

        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        PreciseSleep.PrepareThread();
        long start = _time.GetTimestamp();
        long tick = 0;
        while (!_stopping)
        {
            LetGo();
            IPaced[] calls = Volatile.Read(ref _calls);
            if (calls.Length == 0)
            {
                _wake.WaitOne();
                start = _time.GetTimestamp();
                tick = 0;
                continue;
            }

            TimeSpan late = WaitUntil(start, tick * Frame);
            int frames = late > Frame ? 1 + (int)(late / Frame) : 1;
            _metrics.Paced(late, Math.Max(0, frames - 1 - MostBehind));
            tick += frames;
            foreach (IPaced call in calls)
            {
                Tick(call, frames);
            }
        }

        LetGo();
    }

    private TimeSpan WaitUntil(long start, TimeSpan deadline)
    {
        TimeSpan left = deadline - _time.GetElapsedTime(start);
        while (left > TimeSpan.Zero)
        {
            PreciseSleep.For(left);
            left = deadline - _time.GetElapsedTime(start);
        }

        return -left;
    }

    private void Tick(IPaced call, int frames)
    {
        try
        {
            call.Tick(frames);
        }
#pragma warning disable CA1031 // One call that breaks must not take the shard with it; the exception goes to the call's owner.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Drop(call);
            call.Fault(fault);
        }
    }

    // A method of its own: what its lambda captures is allocated on entry, which in Tick would be 24 octets for every call and frame.
    private void Drop(IPaced call)
    {
        lock (_lock)
        {
            Volatile.Write(ref _calls, Array.FindAll(_calls, other => !ReferenceEquals(other, call)));
        }
    }

    private void LetGo()
    {
        if (!_anyLeavers)
        {
            return;
        }

        lock (_lock)
        {
            _anyLeavers = false;
            foreach (TaskCompletionSource left in _leavers)
            {
                left.TrySetResult();
            }

            _leavers.Clear();
        }
    }
}
