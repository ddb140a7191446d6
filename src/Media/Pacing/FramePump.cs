using System.Threading.Tasks.Sources;
using CxBridge.Media.Leaks;

namespace CxBridge.Media.Pacing;

/// <summary>
/// Takes frames from the ring to the listener, or to the one who reads them, on a pool thread. The pacing thread only queues this very
/// object, once however many frames wait: no allocation, no lock, and never two pool threads at a time for one call.
/// </summary>
internal sealed class FramePump(FrameRing ring, PlayoutBuffer playout) : IThreadPoolWorkItem, IValueTaskSource<CallerFrame>
{
    private static readonly ContextCallback s_work = static pump => ((FramePump)pump!).Work();
    private readonly Lock _lock = new();
    private readonly short[] _samples = new short[AudioFrame.Samples];
    private readonly List<(long Position, TaskCompletionSource Done)> _waiters = [];
    private ManualResetValueTaskSourceCore<CallerFrame> _source = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _cancellation;
    private Memory<short> _into;
    private bool _reading;
    private IFrameListener? _listener;
    private CallMeter? _meter;
    private Exception? _closed;
    private int _signals;

    /// <summary>Frames wait, or time has passed. Pacing thread.</summary>
    public void Signal()
    {
        if (Interlocked.Increment(ref _signals) == 1)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Whether somebody is told of every frame. A reader may take its time.</summary>
    public bool HasListener => Volatile.Read(ref _listener) is not null;

    /// <summary>The listener has taken no frame for too long. Whoever is stuck holds the thread of this object, so it is told on another. Pacing thread, once.</summary>
    public void Stall(TimeSpan after) => ThreadPool.UnsafeQueueUserWorkItem(
        static told => told.Pump.Close(new TimeoutException($"The conversation took no frame for {told.After.TotalSeconds:0.#} s.")), (Pump: this, After: after), preferLocal: false);

    /// <summary>Sets the listener.</summary>
    public void Listen(IFrameListener listener) => Volatile.Write(ref _listener, listener);

    /// <summary>What the listener does, and all that begins there, is measured as a call's. Before the first frame.</summary>
    public void MeasureBy(CallMeter meter) => _meter = meter;

    /// <inheritdoc/>
    public void Execute()
    {
        if (_meter is { } meter)
        {
            meter.Run(s_work, this);
        }
        else
        {
            Work();
        }
    }

    /// <summary>See <see cref="AudioPort.ReadAsync"/>.</summary>
    public ValueTask<CallerFrame> ReadAsync(Memory<short> samples, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (ring.TryRead(out CallerFrame frame, samples.Span))
            {
                return ValueTask.FromResult(frame);
            }

            if (_closed is { } closed)
            {
                return ValueTask.FromException<CallerFrame>(closed);
            }

            if (_reading)
            {
                throw new InvalidOperationException("Another reader waits on this port.");
            }

            _source.Reset();
            _into = samples;
            _reading = true;
            _cancellation = cancellationToken.UnsafeRegister(static (pump, token) => ((FramePump)pump!).Cancel(token), this);
            return new ValueTask<CallerFrame>(this, _source.Version);
        }
    }

    /// <summary>Completes when the playout has reached a position.</summary>
    public Task WhenPlayedAsync(long position, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_closed is { } closed)
            {
                return Task.FromException(closed);
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((position, done));
            return done.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends all waits.</summary>
    public void Close(Exception reason)
    {
        lock (_lock)
        {
            _closed ??= reason;
            foreach ((_, TaskCompletionSource done) in _waiters)
            {
                done.TrySetException(reason);
            }

            _waiters.Clear();
            if (_reading)
            {
                _reading = false;
                _source.SetException(reason);
            }
        }

        if (reason is not OperationCanceledException)
        {
            Volatile.Read(ref _listener)?.OnFault(reason);
        }
    }

    CallerFrame IValueTaskSource<CallerFrame>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<CallerFrame>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<CallerFrame>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private void Work()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _signals);
            Drain();
        }
        while (Interlocked.Add(ref _signals, -seen) != 0);
    }

    private void Drain()
    {
        if (Volatile.Read(ref _listener) is { } listener)
        {
            Tell(listener);
        }
        else
        {
            Serve();
        }

        if (_waiters.Count > 0)
        {
            SettleWaiters();
        }
    }

    private void Tell(IFrameListener listener)
    {
        try
        {
            while (Volatile.Read(ref _closed) is null && ring.TryRead(out CallerFrame frame, _samples))
            {
                listener.OnFrame(frame, _samples);
            }
        }
#pragma warning disable CA1031 // An exception here would end the process; it belongs to the listener's owner.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Close(fault);
        }
    }

    private void Serve()
    {
        lock (_lock)
        {
            if (_reading && ring.TryRead(out CallerFrame frame, _into.Span))
            {
                _reading = false;
                _cancellation.Unregister();
                _source.SetResult(frame);
            }
        }
    }

    private void Cancel(CancellationToken token)
    {
        lock (_lock)
        {
            if (_reading)
            {
                _reading = false;
                _source.SetException(new OperationCanceledException(token));
            }
        }
    }

    private void SettleWaiters()
    {
        lock (_lock)
        {
            for (int i = _waiters.Count - 1; i >= 0; i--)
            {
                if (playout.Played >= _waiters[i].Position || playout.IsEmpty)
                {
                    _waiters[i].Done.TrySetResult();
                    _waiters.RemoveAt(i);
                }
            }
        }
    }
}
