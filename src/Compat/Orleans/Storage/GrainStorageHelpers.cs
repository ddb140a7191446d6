using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;

namespace Orleans.Storage;

public static class GrainStorageHelpers
{
    /// <summary>The storage that a class with <c>Grain&lt;TState&gt;</c> as its base asks for.</summary>
    public static IGrainStorage GetGrainStorage(Type grainType, IServiceProvider services)
    {
        var name = grainType.GetCustomAttribute<StorageProviderAttribute>()?.ProviderName;
        var storage = string.IsNullOrEmpty(name) ? services.GetService<IGrainStorage>() : services.GetKeyedService<IGrainStorage>(name);
        return storage ?? throw new BadProviderConfigException(
            $"{grainType} asks for {(string.IsNullOrEmpty(name) ? "the default" : name)} storage, which is not registered.");
    }
}
