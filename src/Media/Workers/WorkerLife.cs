using System.Collections.Concurrent;
using CxBridge.Domain.Calls;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Rtp;

namespace CxBridge.Media.Workers;

/// <summary>
/// One life of one worker, from the moment that it serves slots to its end: the host's side of <see cref="WorkerMessage"/> from step 4 on.
/// <code>
/// serve -> ... -> worn out or retired, and idle -> leave
///   |       |
///   +-------+-> died, hangs, grows: killed; its calls are told
/// </code>
/// </summary>
internal sealed class WorkerLife(StartedWorker worker, RestingPorts ports, MediaOptions options, MediaMetrics metrics, IRecordingStore recordings, TimeProvider time)
{
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<int, RemoteSound> _calls = new();
    private readonly TaskCompletionSource<string> _condemned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly WorkerWatch _watch = new(options.WorkerTimeout, (long)options.WorkerMemoryLimitMb << 20, time);
    private bool _leaving;
    private volatile string? _worn;
    private long _idleSince = time.GetTimestamp();
    private int _lastCall;

    /// <summary>The number of its process in the system.</summary>
    public int Process => worker.Process.Id;

    /// <summary>For how long it has had no call; null when it has one.</summary>
    public TimeSpan? Idle => _calls.IsEmpty ? time.GetElapsedTime(Volatile.Read(ref _idleSince)) : null;

    /// <summary>It takes no new calls.</summary>
    public bool IsLeaving
    {
        get
        {
            lock (_lock)
            {
                return _leaving;
            }
        }
    }

    /// <summary>Step 4: it serves, with these ports.</summary>
    public void Serve(PortShare share) => Send(new WorkerMessage.Serve(share.First, share.Last, ports.Ports()));

    /// <summary>Opens a call, step 5.</summary>
    /// <exception cref="SoundUnavailableException">It takes no new calls.</exception>
    public async Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken)
    {
        RemoteSound sound;
        int call;
        lock (_lock)
        {
            if (_leaving)
            {
                throw new SoundUnavailableException("The worker is being replaced.");
            }

            call = ++_lastCall;
            sound = new RemoteSound(call, order, this, ports, observer, recordings, time);
            _calls[call] = sound;
        }

        try
        {
            await sound.OpenAsync(cancellationToken);
            return sound;
        }
        catch
        {
            Over(call);
            throw;
        }
    }

    /// <summary>Sends; a worker that takes nothing any more hangs.</summary>
    public void Send(WorkerMessage message)
    {
        if (!worker.Link.Send(message))
        {
            Condemn("it takes no messages");
        }
    }

    /// <summary>A call is over.</summary>
    public void Over(int call)
    {
        Volatile.Write(ref _idleSince, time.GetTimestamp());
        _calls.TryRemove(call, out _);
        _watch.Forget(call);
        LeaveWhenIdle();
    }

    /// <summary>It must be killed.</summary>
    public void Condemn(string cause) => _condemned.TrySetResult(cause);

    /// <summary>It takes no new calls, and is killed once its calls are over.</summary>
    public void WearOut(string cause)
    {
        _worn ??= cause;
        Retire();
    }

    /// <summary>It takes no new calls, and leaves once its calls are over.</summary>
    public void Retire()
    {
        lock (_lock)
        {
            _leaving = true;
        }

        LeaveWhenIdle();
    }

    /// <summary>Lives. Does not throw.</summary>
    /// <param name="stop">Kills it.</param>
    /// <returns>Why it ended; null when it left because it was told to.</returns>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        string? cause;
        try
        {
            cause = await LiveAsync(stop);
        }
#pragma warning disable CA1031 // Whatever keeps a worker from living, the next life is tried.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            cause = fault is OperationCanceledException ? "stopped" : fault.Message;
        }

        lock (_lock)
        {
            _leaving = true;
        }

        worker.Process.Kill();
        foreach (RemoteSound call in _calls.Values)
        {
            call.Lose(cause ?? "it left");
        }

        await worker.DisposeAsync();
        return cause;
    }

    private async Task<string?> LiveAsync(CancellationToken stop)
    {
        // 4 to 11
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task hearing = HearAsync(over.Token);
        Task watching = WatchAsync(over.Token);
        Task<string> ended = worker.Process.Ended;
        await Task.WhenAny(hearing, ended, _condemned.Task, _idle.Task);
        string? cause = null;
        if (_idle.Task.IsCompleted && _worn is { } worn)
        {
            cause = $"replaced, {worn}";
        }
        else if (_idle.Task.IsCompleted && !ended.IsCompleted)
        {
            // 12
            Send(new WorkerMessage.Leave());
            await Task.WhenAny(ended, Task.Delay(LongestLeave, time, stop));
        }
        else if (_condemned.Task.IsCompleted)
        {
            cause = $"killed, {await _condemned.Task}";
        }
        else
        {
            // The socket ends a moment before the process; what it says at the end is worth that moment.
            await Task.WhenAny(ended, Task.Delay(LongestLeave, time, stop));
            cause = ended.IsCompleted ? await ended : hearing.Exception?.InnerException?.Message ?? "it closed its connection";

            // What it had sent before it died is still in the socket.
            await Task.WhenAny(hearing, Task.Delay(LongestLeave, time, stop));
        }

        await over.CancelAsync();
        await Task.WhenAll(hearing, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return cause;
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        while (await worker.Link.ReadAsync(cancellationToken) is { } message)
        {
            switch (message)
            {
                case WorkerMessage.Pulse pulse:
                    _watch.Pulse(pulse.Calls);
                    metrics.Paced(pulse.Pacing);
                    foreach (WorkerMessage.CallPulse call in pulse.Calls)
                    {
                        _calls.GetValueOrDefault(call.Call)?.Hear(call);
                    }

                    break;
                case WorkerMessage.IOfCall of:
                    _calls.GetValueOrDefault(of.Call)?.Hear(message);
                    break;
                default:
                    throw new InvalidDataException($"{message.GetType().Name} is not for a host.");
            }
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(WorkerWatch.Period, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (_watch.Look(worker.Process.Memory) is { } cause)
            {
                Condemn(cause);
                return;
            }
        }
    }

    private void LeaveWhenIdle()
    {
        lock (_lock)
        {
            if (_leaving && _calls.IsEmpty)
            {
                _idle.TrySetResult();
            }
        }
    }
}
