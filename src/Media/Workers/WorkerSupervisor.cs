using CxBridge.Domain.Calls;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Rtp;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Workers;

/// <summary>
/// Keeps one worker alive: when a life is over the next one begins, at once or after a while (<see cref="WorkerBackoff"/>), and its places are held meanwhile.
/// The next one is a spare process, where one stands ready, or one that is started now.
/// <code>
/// asleep -> starts -> stands -> died -> starts ...
///              stands -> sent to sleep, or retired: leaves once its calls are over
/// </code>
/// </summary>
#pragma warning disable CA1001 // StopAsync lets go of it.
internal sealed partial class WorkerSupervisor(
    int number, string places, PortShare share, WorkerSpares spares, MediaOptions options, MediaMetrics metrics, IRecordingStore recordings, TimeProvider time, ILogger log)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WorkerBackoff _backoff = new();
    private readonly RestingPorts _ports = new(options.PortRest, time);
    private readonly TaskCompletionSource _stands = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private volatile TaskCompletionSource<WorkerLife> _next = NewNext();
    private volatile WorkerLife? _ready;
    private volatile string? _held;
    private volatile bool _wanted;
    private volatile bool _retired;
    private bool _runs;
    private Task _running = Task.CompletedTask;

    /// <summary>Which worker.</summary>
    public int Number => number;

    /// <summary>There is no process, or it is leaving, and none is started before a call wants it.</summary>
    public bool IsAsleep => !_wanted;

    /// <summary>Why its places take no calls, for people; null when they do, or when it sleeps.</summary>
    public string? WhyHeld => _held ?? (_wanted && _ready is { IsLeaving: true } ? $"{places}: the worker process is replaced once its other calls are over." : null);

    /// <summary>Completes when it could take calls for the first time.</summary>
    public Task Stands => _stands.Task;

    /// <summary>The number of its process in the system; 0 when there is none.</summary>
    public int Process => _ready?.Process ?? 0;

    /// <summary>For how long it has had no call; null when it has one, or no process.</summary>
    public TimeSpan? Idle => _ready?.Idle;

    /// <summary>Begins the first life, or the next one after a sleep.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (!_wanted && !_retired)
            {
                _held = $"{places}: the worker process starts.";
                _wanted = true;
                if (!_runs)
                {
                    _runs = true;
                    _running = Task.Run(RunAsync);
                }
            }
        }
    }

    /// <summary>Opens a call; starts it where it sleeps, and waits until it stands.</summary>
    /// <exception cref="SoundUnavailableException">It does not come to stand.</exception>
    public async Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken)
    {
        Start();
        try
        {
            WorkerLife life = await _next.Task.WaitAsync(cancellationToken);
            return await life.OpenAsync(order, observer, cancellationToken);
        }
        catch (OperationCanceledException) when (_ready is null)
        {
            throw new SoundUnavailableException(_held ?? $"{places}: there is no worker process.");
        }
    }

    /// <summary>No next life before the next call: it leaves once its calls are over.</summary>
    public void Sleep()
    {
        lock (_lock)
        {
            _wanted = false;
            _held = null;
        }

        _ready?.Retire();
    }

    /// <summary>No next life: it leaves once its calls are over.</summary>
    public void Retire()
    {
        _retired = true;
        _ready?.Retire();
    }

    /// <summary>Ends it, calls or not.</summary>
    public async Task StopAsync()
    {
        Retire();
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private static TaskCompletionSource<WorkerLife> NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        while (GoesOn())
        {
            long began = time.GetTimestamp();
            string? cause = await LiveAsync(began);
            Over(cause);
            if (cause is null)
            {
                LogLeft(number);
            }
            else if (!_stop.IsCancellationRequested)
            {
                await PauseAsync(cause, _backoff.After(time.GetElapsedTime(began)));
            }
        }
    }

    private bool GoesOn()
    {
        lock (_lock)
        {
            return _runs = _wanted && !_retired && !_stop.IsCancellationRequested;
        }
    }

    private async Task<string?> LiveAsync(long began)
    {
        try
        {
            StartedWorker worker = await spares.TakeAsync(_stop.Token);
            var life = new WorkerLife(worker, _ports, options, metrics, recordings, time);
            life.Serve(share);
            Ready(life, began);
            return await life.RunAsync(_stop.Token);
        }
        catch (IOException fault)
        {
            return fault.Message;
        }
    }

    private void Ready(WorkerLife life, long began)
    {
        _ready = life;
        _held = null;
        _stands.TrySetResult();
        _next.TrySetResult(life);
        LogReady(number, places, life.Process, time.GetElapsedTime(began).TotalMilliseconds);
        if (_retired || !_wanted)
        {
            life.Retire();
        }
    }

    // Who waits for a life that did not come to be is told; who asks from now on waits for the next.
    private void Over(string? cause)
    {
        TaskCompletionSource<WorkerLife> waited = _next;
        _next = NewNext();
        lock (_lock)
        {
            _ready = null;
            _held = _wanted ? $"{places}: a new worker process starts." : null;
        }

        if (waited.TrySetException(new SoundUnavailableException($"{places}: the worker process did not come to stand ({cause}).")))
        {
            // Perhaps nobody waits.
            _ = waited.Task.Exception;
        }
    }

    private async Task PauseAsync(string cause, TimeSpan wait)
    {
        metrics.WorkerLost();
        if (_backoff.IsNews(cause, wait))
        {
            LogDied(number, places, cause, wait);
        }

        if (wait > TimeSpan.Zero)
        {
            _held = $"{places}: the worker process dies again and again ({cause}). The next one starts in {wait.TotalSeconds:0} s; the log tells more.";
            await Task.Delay(wait, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Worker {Worker} for {Slots} is ready: process {Process}, after {Milliseconds:F0} ms")]
    private partial void LogReady(int worker, string slots, int process, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "Worker {Worker} for {Slots} is gone: {Cause}. The next one starts in {Wait}")]
    private partial void LogDied(int worker, string slots, string cause, TimeSpan wait);

    [LoggerMessage(3, LogLevel.Information, "Worker {Worker} left")]
    private partial void LogLeft(int worker);
}
