using CxBridge.Domain.Fleet;
using CxBridge.Grains.Dialling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxBridge.Grains.Fleet;

/// <summary>What grains and hosts need to use the registry.</summary>
public static class FleetServices
{
    /// <summary>Adds the registry's client and its settings.</summary>
    public static IServiceCollection AddFleet(this IServiceCollection services, Action<FleetOptions> configure)
    {
        services.AddOptions<FleetOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<FleetMetrics>();
        services.AddSingleton<FleetClient>();
        services.AddSingleton<IFleet>(provider => provider.GetRequiredService<FleetClient>());
        // Who may reserve slots may dial into them; its settings have defaults.
        services.AddDialling(static _ => { });
        return services;
    }
}
