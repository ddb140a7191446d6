using CxBridge.Domain.Dialling.Supervision;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxBridge.Grains.Dialling;

/// <summary>What the grains that dial need of their process.</summary>
public static class DialServices
{
    /// <summary>Adds the watch over the dialler of this process, and its settings.</summary>
    public static IServiceCollection AddDialling(this IServiceCollection services, Action<DiallingOptions> configure)
    {
        services.AddOptions<DiallingOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<DialMetrics>();
        services.TryAddSingleton<DialPorts>();
        services.TryAddSingleton<DialPulse>();
        services.TryAddSingleton<IDialPulse>(provider => provider.GetRequiredService<DialPulse>());
        return services;
    }
}
