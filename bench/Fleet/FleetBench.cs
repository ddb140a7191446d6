using CxBridge.Grains.Fleet;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Bench.Fleet;

/// <summary>The registry on the grain runtime of this edition, in this process, with several callers that share nothing but the shards.</summary>
public static class FleetBench
{
    private const int Callers = 8;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FlatOutTime = TimeSpan.FromSeconds(3);

    /// <summary>Simulates a cell, then measures what the registry can do at most.</summary>
    public static async Task<FleetFigures> RunAsync(FleetSettings settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System).AddFleet(_ => { });
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        using IHost host = builder.Build();
        await host.StartAsync();
        FleetClient[] clients = [.. Enumerable.Range(0, Callers).Select(_ => new FleetClient(
            host.Services.GetRequiredService<IGrainFactory>(), host.Services.GetRequiredService<IOptions<FleetOptions>>(), TimeProvider.System))];
        FleetFigures figures = await new FleetSimulation(clients, settings, TimeProvider.System).RunAsync();
        await FlatOut.RunAsync(clients, WarmUp, TimeProvider.System); // The JIT's turn.
        int flatOut = await FlatOut.RunAsync(clients, FlatOutTime, TimeProvider.System);
        await host.StopAsync();
        return figures with { FlatOutPerSecond = flatOut };
    }
}
