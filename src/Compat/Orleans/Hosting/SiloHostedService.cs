using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts the stages of the silo upwards and stops them downwards; activations end between Active and the services below.</summary>
internal sealed class SiloHostedService(
    SiloRuntime runtime, SiloLifecycle lifecycle, IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lifecycle.Subscribe(
            nameof(SiloRuntime), ServiceLifecycleStage.RuntimeGrainServices, Sweep, static _ => Task.CompletedTask);
        lifecycle.Subscribe(
            nameof(SiloRuntime), ServiceLifecycleStage.GrainDeactivation, static _ => Task.CompletedTask, runtime.DeactivateAll);
        foreach (var participant in participants)
        {
            participant.Participate(lifecycle);
        }

        await lifecycle.OnStart(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => lifecycle.OnStop(cancellationToken);

    private Task Sweep(CancellationToken cancellationToken)
    {
        runtime.StartSweeping();
        return Task.CompletedTask;
    }
}
