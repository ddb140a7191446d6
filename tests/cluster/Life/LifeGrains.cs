using CxBridge.Tests.Cluster.Fixture;

namespace CxBridge.Tests.Cluster.Life;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<Guid> Activation();

    Task End();

    Task Delay(TimeSpan span);

    Task<Guid> HoldThenEnd(string name);

    Task TickEvery(TimeSpan period, TickLife tickLife);
}

public enum TickLife
{
    LetsIdle = 0,
    KeepsAlive = 1,
}

public abstract class LifeGrainBase(Phases phases) : Grain, ILifeGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        phases.Note("activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        phases.Note($"deactivated {reason.ReasonCode}");
        phases.Open("deactivated");
        return Task.CompletedTask;
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Delay(TimeSpan span)
    {
        DelayDeactivation(span);
        return Task.CompletedTask;
    }

    public async Task<Guid> HoldThenEnd(string name)
    {
        DeactivateOnIdle();
        phases.Open($"{name} began");
        await phases.Opened($"release {name}");
        return _activation;
    }

    public Task TickEvery(TimeSpan period, TickLife tickLife)
    {
        this.RegisterGrainTimer(
            static _ => Task.CompletedTask,
            new GrainTimerCreationOptions(period, period) { KeepAlive = tickLife == TickLife.KeepsAlive });
        return Task.CompletedTask;
    }
}

public sealed class LifeGrain(Phases phases) : LifeGrainBase(phases);

public interface IShortLifeGrain : ILifeGrain;

[CollectionAgeLimit(Minutes = 2)]
public sealed class ShortLifeGrain(Phases phases) : LifeGrainBase(phases), IShortLifeGrain;

public interface IEternalGrain : ILifeGrain;

[CollectionAgeLimit(AlwaysActive = true)]
public sealed class EternalGrain(Phases phases) : LifeGrainBase(phases), IEternalGrain;

public interface IKeptGrain : ILifeGrain;

[KeepAlive]
public sealed class KeptGrain(Phases phases) : LifeGrainBase(phases), IKeptGrain;

public interface IFarewellGrain : IGrainWithStringKey
{
    Task Hello(string friend);
}

/// <summary>Says goodbye to a friend that is not awake.</summary>
public sealed class FarewellGrain(Phases phases) : Grain, IFarewellGrain
{
    private string _friend = "";

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // Registered too late to tick: it ends with the activation.
        this.RegisterGrainTimer(static () => Task.CompletedTask, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        phases.Note("says goodbye");
        await GrainFactory.GetGrain<ILifeGrain>(_friend).Activation();
    }

    public Task Hello(string friend)
    {
        _friend = friend;
        return Task.CompletedTask;
    }
}

public interface IFaultyGrain : IGrainWithStringKey
{
    Task Hello();
}

public sealed class FaultyGrain(Phases phases) : Grain, IFaultyGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        phases.IsOpen("healthy") ? Task.CompletedTask : throw new InvalidDataException("not today");

    public Task Hello() => Task.CompletedTask;
}

/// <summary>A grain without the base class.</summary>
public interface IPlainGrain : IGrainWithStringKey
{
    Task<string> Who();
}

public sealed class PlainGrain(IGrainContext context, Phases phases) : IGrainBase, IPlainGrain
{
    public IGrainContext GrainContext { get; } = context;

    public Task OnActivateAsync(CancellationToken token)
    {
        phases.Note("plain activated");
        return Task.CompletedTask;
    }

    public Task<string> Who() => Task.FromResult(this.GrainContext.GrainId.ToString());
}
