using CxBridge.Tests.Cluster.Concurrency;
using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxBridge.Tests.Cluster.Embedded;

/// <summary>A call that ends by its time-out is logged: a circle of calls must not go unnoticed.</summary>
public sealed class CycleLogTests
{
    [Fact]
    public async Task CallCycle_ThatTimesOut_IsLoggedWithTheGrainsInIt()
    {
        var (phases, log) = (new Phases(), new LoggedErrors());
        await using var silo = await TestSilo.StartAsync(builder =>
        {
            builder.Services.AddSingleton(phases);
            builder.Services.AddSingleton<ILoggerProvider>(log);
        });
        var round = silo.Grain<ICycleGrain>("a").GoRound("b", ChainReentrancy.Default);
        await phases.Opened("bounced");
        await silo.OverdueAsync(round);
        Assert.Contains(log.Errors, entry => entry.Contains("cycle/a", StringComparison.Ordinal) && entry.Contains("cycle/b", StringComparison.Ordinal));
    }
}
