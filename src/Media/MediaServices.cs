using CxBridge.Domain.Fleet;
using CxBridge.Domain.Screening;
using CxBridge.Media;
using CxBridge.Media.Calls;
using CxBridge.Media.Vad;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Leaks;
using CxBridge.Media.Workers;
using CxBridge.Media.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Composition of the runtime plane.</summary>
public static class MediaServices
{
    /// <summary>Adds audio ports, which need nothing from outside: what a practice callee uses.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Section <c>Media</c>.</param>
    public static IServiceCollection AddMediaPlane(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MediaOptions>().Bind(configuration).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MediaOptions>, MediaOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MediaMetrics>();
        services.TryAddSingleton<MediaPlane>();
        return services;
    }

    /// <summary>
    /// Adds the whole runtime plane: <see cref="ICallEngine"/> and its recovery. Asks for the ports of signalling, speech, dialogue, storage
    /// and bots, and with <see cref="MediaOptions.SlotsPerWorker"/> for a <see cref="WorkerProgram"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Section <c>Media</c>; its part <c>Screening</c> holds <see cref="ScreeningSettings"/>.</param>
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMediaPlane(configuration);
        services.AddSounds(configuration);
        services.TryAddSingleton<AbandonedMessages>();
        services.TryAddSingleton<AttemptCloser>();
        services.TryAddSingleton<GateDoubts>();
        services.TryAddSingleton<OrphanSweep>();
        services.TryAddSingleton<WorkerSounds>();
        services.TryAddSingleton<ICallSounds>(static provider =>
            UsesWorkers(provider) ? provider.GetRequiredService<WorkerSounds>() : provider.GetRequiredService<LocalSounds>());
        services.TryAddSingleton<CallRouter>();
        services.TryAddSingleton<CallServices>();
        services.AddSingleton<IHostedService>(static provider => UsesWorkers(provider) ? provider.GetRequiredService<WorkerSounds>() : new NoWorkers());
        services.AddOptions<InboundOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<CallEngine>();
        services.TryAddSingleton<ICallEngine>(provider => provider.GetRequiredService<CallEngine>());
        services.AddHostedService<MediaRecovery>();
        services.TryAddSingleton<IHeap, ManagedHeap>();
        services.AddHostedService<LeakWatchdog>();
        return services;
    }

    /// <summary>Adds the desk that takes calls that come in. Asks for <see cref="Domain.Telephony.IInboundSignalling"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Section <c>Inbound</c>.</param>
    public static IServiceCollection AddInboundCalls(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<InboundOptions>(configuration);
        services.AddHostedService<InboundDesk>();
        return services;
    }

    /// <summary>Adds what a worker needs: the sound of calls. Asks for the ports of speech and dialogue, and for the store of recordings.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Section <c>Media</c>, as its host sent it.</param>
    public static IServiceCollection AddMediaWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMediaPlane(configuration);
        services.AddSounds(configuration);
        return services;
    }

    private static bool UsesWorkers(IServiceProvider provider) => provider.GetRequiredService<IOptions<MediaOptions>>().Value.SlotsPerWorker > 0;

    private static void AddSounds(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection screening = configuration.GetSection("Screening");
        services.TryAddSingleton(_ => screening.Get<ScreeningSettings>() ?? new ScreeningSettings());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MediaOptions>, ScreeningValidator>());
        services.TryAddSingleton<FailureSpeech>();
        services.TryAddSingleton<SpeechDetection>();
        services.TryAddSingleton<MeteredCalls>();
        services.TryAddSingleton<LocalSounds>();
    }
}
