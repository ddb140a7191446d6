using System.Net;
using System.Net.Sockets;
using System.Reflection;
using CxBridge.Tests.Cluster.Api;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace CxBridge.Tests.Cluster.Fixture;

/// <summary>
/// The seam, cluster edition: one silo of Orleans itself. Grains, timers, reminders and idle collection follow the virtual clock; messages and
/// membership do not, because Orleans measures a response time-out with the machine's own clock.
/// </summary>
internal static class Engine
{
    // Of the machine's own clock: long enough for one that is busy and pauses, short enough to wait for.
    public static TimeSpan ResponseTimeout => TimeSpan.FromSeconds(15);

    public static string? WhyIdlenessCannotPass => "Orleans measures idleness with the machine's clock: minutes would have to pass.";

    public static void Configure(ISiloBuilder silo, TimeProvider time, RoundTrip roundTrip)
    {
        // A message between silos is written to bytes, one within a silo is copied; the embedded engine's other mode has no counterpart.
        _ = roundTrip;
        var (siloPort, gatewayPort) = FreePorts();
        silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, serviceId: "conformance", clusterId: $"conformance-{siloPort}");
        silo.Services.AddSingleton(time);
        foreach (var area in new[]
        {
            TimeProviderNames.Messaging, TimeProviderNames.Membership, TimeProviderNames.SystemTimers, TimeProviderNames.GrainDirectory,
        })
        {
            silo.Services.AddKeyedSingleton(area, TimeProvider.System);
        }

        silo.Configure<SiloMessagingOptions>(static options => options.ResponseTimeout = ResponseTimeout);
    }

    /// <summary>The types that the sheet lists, as the assemblies at hand have them: so the sheet is held to Orleans.</summary>
    public static IEnumerable<ApiType> OfferedTypes(ApiSheet orleans) => orleans.Types
        .GroupBy(static type => type.Assembly)
        .SelectMany(listed => ApiPrinter.TypesOf(Assembly.Load(listed.Key)).Where(type => listed.Any(entry => entry.Name == ApiPrinter.NameOf(type))))
        .Select(static type => new ApiType(ApiPrinter.NameOf(type), "", ApiPrinter.FactsOf(type)));

    /// <summary>Waits until the call has ended, or for longer than any time-out takes.</summary>
    public static async Task PassTimeoutAsync(TestSilo silo, Task call, TimeSpan limit)
    {
        _ = silo;
        await Task.WhenAny(call, Task.Delay(limit + TimeSpan.FromSeconds(10)));
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
