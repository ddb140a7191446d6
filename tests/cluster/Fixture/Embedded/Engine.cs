using CxBridge.Compat.Generation;
using CxBridge.Tests.Cluster.Api;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace CxBridge.Tests.Cluster.Fixture;

/// <summary>The seam, embedded edition: all time is virtual, and every message can be written to bytes and read back.</summary>
internal static class Engine
{
    public static TimeSpan ResponseTimeout { get; } = new SiloMessagingOptions().ResponseTimeout;

    public static string? WhyIdlenessCannotPass => null;

    public static void Configure(ISiloBuilder silo, TimeProvider time, RoundTrip roundTrip)
    {
        silo.UseLocalhostClustering();
        silo.Services.AddSingleton(time);
        silo.Configure<MessageVerificationOptions>(options => options.RoundTripMessages = roundTrip == RoundTrip.On);
    }

    /// <summary>All that the stand-in offers to code written to Orleans; what generated code builds on has a namespace of its own.</summary>
    public static IEnumerable<ApiType> OfferedTypes(ApiSheet orleans)
    {
        _ = orleans;
        return ApiPrinter.TypesOf(typeof(Grain).Assembly)
            .Where(static type => type.Namespace != typeof(GeneratedReference).Namespace)
            .Select(static type => new ApiType(ApiPrinter.NameOf(type), "", ApiPrinter.FactsOf(type)));
    }

    /// <summary>Lets pass what the engine takes for <paramref name="limit"/> to be over, or until the call has ended.</summary>
    public static async Task PassTimeoutAsync(TestSilo silo, Task call, TimeSpan limit)
    {
        var step = TimeSpan.FromSeconds(1);
        for (var left = limit + step; left > TimeSpan.Zero && !call.IsCompleted; left -= step)
        {
            silo.Time.Advance(step);
            await TestSilo.SettleAsync();
        }
    }
}
