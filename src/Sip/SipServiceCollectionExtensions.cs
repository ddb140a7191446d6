using System.Diagnostics.Metrics;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Trunks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Sip;

/// <summary>Puts the SIP user agent into a host.</summary>
public static class SipServiceCollectionExtensions
{
    /// <summary>Adds one <see cref="SipEndpoint"/> that opens with the host, and <see cref="ISignalling"/> <see cref="SipProbe"/> and <see cref="TrunkWatch"/> over it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; a bad value stops the host with a message that names it.</param>
    public static IServiceCollection AddSip(this IServiceCollection services, Action<SipOptions> configure)
    {
        services.AddOptions<SipOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new SipEndpoint(
            provider.GetRequiredService<IOptions<SipOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<ISignalling, SipSignalling>();
        services.TryAddSingleton<IInboundSignalling, SipInbound>();
        services.TryAddSingleton<SipProbe>();
        services.TryAddSingleton<TrunkWatch>();
        services.AddHostedService<SipHostedService>();
        return services;
    }
}
