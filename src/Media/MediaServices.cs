using CxBridge.Media;
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
}
