using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class without <see cref="Grain"/> as its base implements to reach its context and lifecycle.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
