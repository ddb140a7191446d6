using CxBridge.Domain.Fleet;
using CxBridge.Domain.Screening;
using CxBridge.Media;
using CxBridge.Media.Calls;
using CxBridge.Media.Vad;
using CxBridge.Media.Calls.Sounds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
    /// and bots.
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
        services.TryAddSingleton<ICallSounds>(provider => provider.GetRequiredService<LocalSounds>());
        services.TryAddSingleton<CallServices>();
        services.TryAddSingleton<ICallEngine, CallEngine>();
        services.AddHostedService<MediaRecovery>();
        return services;
    }

    private static void AddSounds(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(configuration.GetSection("Screening").Get<ScreeningSettings>() ?? new ScreeningSettings());
        services.TryAddSingleton<FailureSpeech>();
        services.TryAddSingleton<SpeechDetection>();
        services.TryAddSingleton<LocalSounds>();
    }
}
