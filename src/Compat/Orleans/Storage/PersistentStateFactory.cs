using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime;

internal sealed class PersistentStateFactory : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var storage = string.IsNullOrEmpty(config.StorageName)
            ? context.ActivationServices.GetService<IGrainStorage>()
            : context.ActivationServices.GetKeyedService<IGrainStorage>(config.StorageName);
        if (storage is null)
        {
            var name = config.StorageName ?? "the default";
            throw new BadProviderConfigException($"State \"{config.StateName}\" of {context.GrainId} asks for {name} storage, which is not registered.");
        }

        var state = new PersistentState<TState>(config.StateName, context, storage);
        context.ObservableLifecycle.Subscribe(config.StateName, GrainLifecycleStage.SetupState, state.LoadAsync);
        return state;
    }
}
