using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Workers;

/// <summary>
/// Worker processes that stand ready for the next worker that dies (<see cref="MediaOptions.SpareWorkers"/>). A process takes a second or more of processor
/// time to start and to load its recognisers, and it starts when the host has least to spare: the calls of a dead one are being closed.
/// <code>
/// taken, or died while it waited -> the next one starts: one at a time, and less and less often when they do not live (<see cref="WorkerBackoff"/>)
/// </code>
/// </summary>
#pragma warning disable CA1001 // StopAsync lets go of it.
internal sealed partial class WorkerSpares(int count, WorkerProgram program, string folder, MediaMetrics metrics, TimeProvider time, ILogger log)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<StartedWorker> _ready = [];
    private readonly WorkerBackoff _backoff = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;

    /// <summary>The processes that wait.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            lock (_lock)
            {
                return [.. _ready.Select(worker => worker.Process.Id)];
            }
        }
    }

    /// <summary>Begins.</summary>
    /// <param name="first">What goes before: the workers themselves.</param>
    public void Start(Task first) => _running = count > 0 ? RunAsync(first) : Task.CompletedTask;

    /// <summary>One that stood ready, or one that is started now.</summary>
    /// <exception cref="IOException">It did not come to be ready: the message says why, for people.</exception>
    public Task<StartedWorker> TakeAsync(CancellationToken stop) =>
        TakeReady() is { } ready ? Task.FromResult(ready) : StartedWorker.StartAsync(program, folder, time, stop);

    /// <summary>Ends all that wait.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        StartedWorker[] left;
        lock (_lock)
        {
            left = [.. _ready];
            _ready.Clear();
        }

        foreach (StartedWorker worker in left)
        {
            await worker.DisposeAsync();
        }

        _stop.Dispose();
    }

    private StartedWorker? TakeReady()
    {
        lock (_lock)
        {
            if (_ready.FindIndex(worker => !worker.Process.Ended.IsCompleted) is not (>= 0 and var found))
            {
                return null;
            }

            StartedWorker taken = _ready[found];
            _ready.RemoveAt(found);
            _changed.TrySetResult();
            return taken;
        }
    }

    private async Task RunAsync(Task first)
    {
        await first.WaitAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!_stop.IsCancellationRequested)
        {
            if (await WantsOneAsync())
            {
                await AddAsync();
            }
        }
    }

    // Waits until one is missing.
    private async Task<bool> WantsOneAsync()
    {
        StartedWorker[] waiting;
        Task changed;
        lock (_lock)
        {
            if (_ready.Count < count)
            {
                return true;
            }

            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (waiting, changed) = ([.. _ready], _changed.Task);
        }

        Task any = Task.WhenAny([changed, .. waiting.Select(worker => worker.Process.Ended)]);
        await any.WaitAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (StartedWorker dead in waiting.Where(worker => worker.Process.Ended.IsCompleted))
        {
            bool waited;
            lock (_lock)
            {
                waited = _ready.Remove(dead);
            }

            if (waited)
            {
                await dead.DisposeAsync();
                await PauseAsync(await dead.Process.Ended, time.GetElapsedTime(dead.Began));
            }
        }

        return false;
    }

    private async Task AddAsync()
    {
        long began = time.GetTimestamp();
        try
        {
            StartedWorker worker = await StartedWorker.StartAsync(program, folder, time, _stop.Token);
            lock (_lock)
            {
                _ready.Add(worker);
            }

            LogReady(worker.Process.Id, time.GetElapsedTime(began).TotalMilliseconds);
        }
        catch (IOException fault)
        {
            await PauseAsync(fault.Message, time.GetElapsedTime(began));
        }
    }

    private async Task PauseAsync(string cause, TimeSpan lived)
    {
        if (!_stop.IsCancellationRequested)
        {
            TimeSpan wait = _backoff.After(lived);
            metrics.WorkerLost();
            if (_backoff.IsNews(cause, wait))
            {
                LogDied(cause, wait);
            }

            await Task.Delay(wait, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(11, LogLevel.Information, "A spare worker stands ready: process {Process}, after {Milliseconds:F0} ms")]
    private partial void LogReady(int process, double milliseconds);

    [LoggerMessage(12, LogLevel.Warning, "A spare worker is gone: {Cause}. The next one starts in {Wait}")]
    private partial void LogDied(string cause, TimeSpan wait);
}
