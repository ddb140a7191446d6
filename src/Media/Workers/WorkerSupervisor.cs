using CxBridge.Domain.Calls;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Rtp;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Workers;

/// <summary>
/// Keeps one worker alive: when a life is over the next one begins, at once or after a while (<see cref="WorkerBackoff"/>), and its slots are held meanwhile.
/// The next one is a spare process, where one stands ready, or one that is started now.
/// </summary>
#pragma warning disable CA1001 // StopAsync lets go of it.
internal sealed partial class WorkerSupervisor(
    int number, string slots, PortShare share, WorkerSpares spares, MediaOptions options, MediaMetrics metrics, IRecordingStore recordings, TimeProvider time, ILogger log)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WorkerBackoff _backoff = new();
    private readonly RestingPorts _ports = new(options.PortRest, time);
    private readonly TaskCompletionSource _stands = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile WorkerLife? _ready;
    private volatile string? _held = $"{slots}: the worker process starts.";
    private volatile bool _retired;
    private Task _running = Task.CompletedTask;

    /// <summary>Why its slots take no calls, for people; null when they do.</summary>
    public string? WhyHeld => _held ?? (_ready is { IsLeaving: true } ? $"{slots}: the worker process is replaced once its other calls are over." : null);

    /// <summary>Completes when it could take calls for the first time.</summary>
    public Task Stands => _stands.Task;

    /// <summary>The number of its process in the system; 0 when there is none.</summary>
    public int Process => _ready?.Process ?? 0;

    /// <summary>Begins the first life.</summary>
    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Opens a call.</summary>
    /// <exception cref="IOException">No worker is ready.</exception>
    public Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken) =>
        _ready is { } life ? life.OpenAsync(order, observer, cancellationToken) : throw new IOException(_held ?? $"{slots}: there is no worker process.");

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

    private async Task RunAsync()
    {
        while (!_retired && !_stop.IsCancellationRequested)
        {
            long began = time.GetTimestamp();
            string? cause = await LiveAsync(began);
            _ready = null;
            _held = $"{slots}: a new worker process starts.";
            if (cause is null)
            {
                LogLeft(number);
            }
            else if (!_stop.IsCancellationRequested)
            {
                TimeSpan wait = _backoff.After(time.GetElapsedTime(began));
                metrics.WorkerLost();
                if (_backoff.IsNews(cause, wait))
                {
                    LogDied(number, slots, cause, wait);
                }

                if (wait > TimeSpan.Zero)
                {
                    _held = $"{slots}: the worker process dies again and again ({cause}). The next one starts in {wait.TotalSeconds:0} s; the log tells more.";
                    await Task.Delay(wait, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
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
        LogReady(number, slots, life.Process, time.GetElapsedTime(began).TotalMilliseconds);
        if (_retired)
        {
            life.Retire();
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Worker {Worker} for {Slots} is ready: process {Process}, after {Milliseconds:F0} ms")]
    private partial void LogReady(int worker, string slots, int process, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "Worker {Worker} for {Slots} is gone: {Cause}. The next one starts in {Wait}")]
    private partial void LogDied(int worker, string slots, string cause, TimeSpan wait);

    [LoggerMessage(3, LogLevel.Information, "Worker {Worker} left")]
    private partial void LogLeft(int worker);
}
