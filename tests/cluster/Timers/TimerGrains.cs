using CxBridge.Tests.Cluster.Fixture;
using Orleans.Concurrency;

namespace CxBridge.Tests.Cluster.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, TickMode mode);

    Task Change(TimeSpan due, TimeSpan period);

    /// <summary>The same beside a tick that runs.</summary>
    [AlwaysInterleave]
    Task ChangeBeside(TimeSpan due, TimeSpan period);

    Task Dispose();

    Task Hold(string name);

    /// <summary>Returns behind every tick that was due before.</summary>
    Task Fence();

    Task End();
}

public enum TickMode
{
    /// <summary>A tick is a turn like any other.</summary>
    Ordinary = 0,
    Interleaving = 1,

    /// <summary>The first tick waits for its release.</summary>
    FirstIsSlow = 2,
    FirstFails = 3,
}

public sealed class TimerGrain(Phases phases, TimeProvider time) : Grain, ITimerGrain
{
    private readonly DateTimeOffset _born = time.GetUtcNow();
    private IGrainTimer? _timer;
    private int _ticks;

    public Task Start(TimeSpan due, TimeSpan period, TickMode mode)
    {
        _timer = this.RegisterGrainTimer(
            Tick, mode, new GrainTimerCreationOptions(due, period) { Interleave = mode == TickMode.Interleaving });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task ChangeBeside(TimeSpan due, TimeSpan period) => Change(due, period);

    public Task Dispose()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task Hold(string name)
    {
        phases.Open($"{name} began");
        await phases.Opened($"release {name}");
        phases.Note(name);
    }

    public Task Fence() => Task.CompletedTask;

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task Tick(TickMode mode, CancellationToken cancellationToken)
    {
        var number = ++_ticks;
        phases.Note($"tick at {(time.GetUtcNow() - _born).TotalSeconds:0}");
        phases.Open($"tick {number}");
        if (number == 1 && mode == TickMode.FirstIsSlow)
        {
            await phases.Opened("release tick");
        }

        if (number == 1 && mode == TickMode.FirstFails)
        {
            throw new InvalidOperationException("A tick may fail.");
        }
    }
}
