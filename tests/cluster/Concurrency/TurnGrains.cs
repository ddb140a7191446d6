using CxBridge.Tests.Cluster.Fixture;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace CxBridge.Tests.Cluster.Concurrency;

public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Says that it has begun, and waits for its release.</summary>
    Task Hold(string name);

    Task Quick(string name);

    [AlwaysInterleave]
    Task Urgent(string name);

    [ReadOnly]
    Task Look(string name);

    [OneWay]
    Task Tell(string name);

    [OneWay]
    Task TellAndFail();

    [ResponseTimeout("00:00:02")]
    Task HoldBriefly(string name);

    Task<int> AddOne();

    Task<bool> StaysOnItsScheduler();
}

public abstract class TurnGrainBase(Phases phases) : Grain, ITurnGrain
{
    private int _count;

    public async Task Hold(string name)
    {
        phases.Open($"{name} began");
        await phases.Opened($"release {name}");
        phases.Note(name);
    }

    public Task HoldBriefly(string name) => Hold(name);

    public Task Urgent(string name) => Quick(name);

    public Task Look(string name) => Hold(name);

    public Task Tell(string name) => Hold(name);

    public Task TellAndFail() => throw new InvalidOperationException("Nobody hears this.");

    public Task Quick(string name)
    {
        phases.Note(name);
        return Task.CompletedTask;
    }

    public async Task<int> AddOne()
    {
        // Read, give way, write: two turns that overlapped would lose an increment.
        var read = _count;
        await Task.Yield();
        _count = read + 1;
        return _count;
    }

    public async Task<bool> StaysOnItsScheduler()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = ReferenceEquals(TaskScheduler.Current, scheduler);
        await Task.Run(static () => { });
        var afterRun = ReferenceEquals(TaskScheduler.Current, scheduler);
        var inStartNew = await Task.Factory.StartNew(
            () => ReferenceEquals(TaskScheduler.Current, scheduler), CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        return scheduler != TaskScheduler.Default && afterYield && afterRun && inStartNew;
    }
}

public sealed class TurnGrain(Phases phases) : TurnGrainBase(phases);

public interface IReentrantTurnGrain : ITurnGrain;

[Reentrant]
public sealed class ReentrantTurnGrain(Phases phases) : TurnGrainBase(phases), IReentrantTurnGrain;

public interface IChoosyTurnGrain : ITurnGrain;

[MayInterleave(nameof(MayInterleave))]
public sealed class ChoosyTurnGrain(Phases phases) : TurnGrainBase(phases), IChoosyTurnGrain
{
    public static bool MayInterleave(IInvokable request) =>
        request.GetArgumentCount() > 0 && request.GetArgument(0) is "trap"
            ? throw new InvalidOperationException("The predicate itself fails.")
            : request.GetMethodName() == nameof(Quick) && request.GetArgument(0) is "vip";
}
