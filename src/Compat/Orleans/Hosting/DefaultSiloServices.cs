using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>What every silo has. Adding it twice adds it once.</summary>
internal static class DefaultSiloServices
{
    public static void AddTo(IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(SiloRuntime)))
        {
            return;
        }

        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWorkQueue, ThreadPoolQueue>();
        services.AddSingleton<SiloLog>();
        services.AddSingleton<SiloSettings>();
        services.AddSingleton<GrainManifest>();
        services.AddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.AddSingleton<SiloRuntime>();
        services.AddSingleton<GrainFactory>();
        services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<IClusterClient>(static provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<IGrainRuntime, GrainRuntime>();
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddSingleton<ITimerRegistry, TimerRegistry>();
        services.AddSingleton(static _ => new DeepCopier());
        services.AddSingleton(static provider => new Serializer(provider.GetRequiredService<SiloLog>()));
        services.AddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.AddSingleton<IAttributeToFactoryMapper<PersistentStateAttribute>, PersistentStateAttributeMapper>();
        services.TryAddSingleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>();
        services.AddSingleton<SiloLifecycle>();
        services.AddSingleton<ISiloLifecycle>(static provider => provider.GetRequiredService<SiloLifecycle>());

        // First, so that the grains are there before any other hosted service calls them, and go after it.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, SiloHostedService>());
    }
}
