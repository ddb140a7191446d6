using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>The base class of grains: one turn at a time, on the scheduler of its activation.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>The context comes from the activation that is constructing this grain; outside one, construction fails.</summary>
    protected Grain()
        : this(RuntimeContext.Current ?? throw new InvalidOperationException("Grains are created by the runtime, not by their constructor."))
    {
    }

    /// <summary>For tests that construct a grain around a context of their own.</summary>
    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        GrainContext = grainContext;
        Runtime = grainRuntime ?? grainContext.ActivationServices.GetRequiredService<IGrainRuntime>();
    }

    public IGrainContext GrainContext { get; }

    public GrainReference GrainReference => GrainContext.GrainReference;

    public string IdentityString => GrainContext.GrainId.ToString();

    public string RuntimeIdentity => Runtime.SiloIdentity;

    internal IGrainRuntime Runtime { get; }

    protected IGrainFactory GrainFactory => Runtime.GrainFactory;

    protected IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    protected void DeactivateOnIdle() => Runtime.DeactivateOnIdle(GrainContext);

    /// <summary>Keeps the idle collector away for <paramref name="timeSpan"/>; a negative value takes the delay back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Runtime.DelayDeactivation(GrainContext, timeSpan);

    /// <summary>There is nowhere else to go in one process: the activation stays.</summary>
    protected void MigrateOnIdle() => GrainContext.Migrate(requestContext: null);

    [Obsolete("Use 'this.RegisterGrainTimer(callback, state, new() { DueTime = dueTime, Period = period, Interleave = true })' instead.")]
    protected IDisposable RegisterTimer(Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Runtime.TimerRegistry.RegisterGrainTimer(
            GrainContext,
            static (wrapped, _) => wrapped.callback(wrapped.state),
            (callback, state),
            new GrainTimerCreationOptions(dueTime, period) { Interleave = true });
}
