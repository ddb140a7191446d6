using Orleans.Core;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Runtime;

internal sealed class GrainRuntime(SiloRuntime runtime, IGrainFactory factory, ITimerRegistry timers) : IGrainRuntime
{
    public string SiloIdentity => runtime.SiloAddress.ToString();

    public SiloAddress SiloAddress => runtime.SiloAddress;

    public IGrainFactory GrainFactory => factory;

    public ITimerRegistry TimerRegistry => timers;

    public IServiceProvider ServiceProvider => runtime.Services;

    public TimeProvider TimeProvider => runtime.Time;

    public void DeactivateOnIdle(IGrainContext grainContext) => grainContext.Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).Delay(timeSpan);

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext)
    {
        var grainClass = ((Activation)grainContext).Shape.Class;
        return new PersistentState<TGrainState>("state", grainContext, GrainStorageHelpers.GetGrainStorage(grainClass, runtime.Services));
    }
}
