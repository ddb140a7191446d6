using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Concurrency;

/// <summary>Rules: a cycle of calls is broken by the time-out, not by luck; call-chain reentrancy opens it, for that chain only.</summary>
public sealed class CycleTests : IAsyncLifetime
{
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() =>
        _silo = await TestSilo.StartAsync(silo => silo.Services.AddSingleton(_phases));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task CallCycle_TimesOut_AndTheGrainsAnswerAgain()
    {
        var grain = _silo.Grain<ICycleGrain>("a");
        var round = grain.GoRound("b", ChainReentrancy.Default);
        await _phases.Opened("bounced");
        await _silo.OverdueAsync(round);
        Assert.Equal("a", await TestSilo.SoonAsync(grain.Answer()));
        Assert.Equal("b", await TestSilo.SoonAsync(_silo.Grain<ICycleGrain>("b").Answer()));
    }

    [Fact]
    public async Task CallToItselfByReference_TimesOut()
    {
        var asked = _silo.Grain<ICycleGrain>("self").AskSelf();
        await _phases.Opened("bounced");
        await _silo.OverdueAsync(asked);
    }

    [Fact]
    public async Task CallCycle_WithCallChainReentrancy_GoesThrough() =>
        Assert.Equal("a", await TestSilo.SoonAsync(_silo.Grain<ICycleGrain>("a").GoRound("b", ChainReentrancy.Allowed)));

    [Fact]
    public async Task CallCycle_WhereTheChainIsSuppressed_TimesOut()
    {
        var round = _silo.Grain<ICycleGrain>("a").GoRound("b", ChainReentrancy.AllowedThenSuppressed);
        await _phases.Opened("bounced");
        await _silo.OverdueAsync(round);
    }
}
