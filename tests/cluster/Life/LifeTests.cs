using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Life;

/// <summary>Rules: a grain is activated by its first call, ends when it asks, idles or the silo stops, and comes back as a new activation.</summary>
public sealed class LifeTests : IAsyncLifetime
{
    private static readonly TimeSpan s_quarter = TimeSpan.FromSeconds(15);
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() =>
        _silo = await TestSilo.StartAsync(silo => silo.Services.AddSingleton(_phases));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task DeactivateOnIdle_EndsTheActivation_AndTheNextCallMakesANewOne()
    {
        var grain = _silo.Grain<ILifeGrain>("a");
        var first = await grain.Activation();
        await grain.End();
        await TestSilo.SoonAsync(_phases.Opened("deactivated"));
        Assert.NotEqual(first, await TestSilo.SoonAsync(grain.Activation()));
        Assert.Equal(["activated", "deactivated ApplicationRequested", "activated"], _phases.Journal);
    }

    [Fact]
    public async Task DeactivateOnIdle_WaitsForTheRunningRequest_AndTheWaitingOnesGoToTheNextActivation()
    {
        var grain = _silo.Grain<ILifeGrain>("a");
        var running = grain.HoldThenEnd("running");
        await _phases.Opened("running began");
        var waiting = grain.Activation();
        await TestSilo.SettleAsync();
        Assert.False(waiting.IsCompleted);
        _phases.Open("release running");
        Assert.NotEqual(await TestSilo.SoonAsync(running), await TestSilo.SoonAsync(waiting));
    }

    [IdleFact]
    public async Task IdleGrain_AfterTheDefaultAge_IsCollected()
    {
        var grain = _silo.Grain<ILifeGrain>("a");
        await grain.Activation();
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(1));
        Assert.False(_phases.IsOpen("deactivated"));
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(3), s_quarter);
        await TestSilo.SoonAsync(_phases.Opened("deactivated"));
        Assert.Contains("deactivated ActivationIdle", _phases.Journal);
    }

    [IdleFact]
    public async Task CollectionAgeLimit_TakesThePlaceOfTheDefault_AndACallStartsTheClockAnew()
    {
        var grain = _silo.Grain<IShortLifeGrain>("a");
        await grain.Activation();
        for (var i = 0; i < 4; i++)
        {
            await _silo.AdvanceAsync(TimeSpan.FromSeconds(90), s_quarter);
            await TestSilo.SoonAsync(grain.Activation());
        }

        Assert.False(_phases.IsOpen("deactivated"));
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(4), s_quarter);
        await TestSilo.SoonAsync(_phases.Opened("deactivated"));
    }

    [IdleFact]
    public async Task AlwaysActive_IsNeverCollected()
    {
        await _silo.Grain<IEternalGrain>("a").Activation();
        await _silo.Grain<IKeptGrain>("a").Activation();
        await _silo.AdvanceAsync(TimeSpan.FromHours(5), TimeSpan.FromMinutes(5));
        Assert.False(_phases.IsOpen("deactivated"));
    }

    [IdleFact]
    public async Task DelayDeactivation_KeepsTheCollectorAway()
    {
        var grain = _silo.Grain<IShortLifeGrain>("a");
        await grain.Delay(TimeSpan.FromMinutes(10));
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(9), s_quarter);
        Assert.False(_phases.IsOpen("deactivated"));
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(3), s_quarter);
        await TestSilo.SoonAsync(_phases.Opened("deactivated"));
    }

    [IdleFact]
    public async Task TimerTicks_DoNotKeepAGrainAlive_UnlessTheySay()
    {
        await _silo.Grain<IShortLifeGrain>("idles").TickEvery(TimeSpan.FromSeconds(20), TickLife.LetsIdle);
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(4), s_quarter);
        await TestSilo.SoonAsync(_phases.Opened("deactivated"));
        Assert.Single(_phases.Journal, "deactivated ActivationIdle");

        await _silo.Grain<IShortLifeGrain>("lives").TickEvery(TimeSpan.FromSeconds(20), TickLife.KeepsAlive);
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(6), s_quarter);
        Assert.Single(_phases.Journal, "deactivated ActivationIdle");
    }

    [Fact]
    public async Task ActivationThatFails_TellsItsCallers_AndTheNextCallTriesAgain()
    {
        var grain = _silo.Grain<IFaultyGrain>("a");
        var calls = Enumerable.Range(0, 3).Select(_ => grain.Hello()).ToArray();
        foreach (var call in calls)
        {
            var failure = await Assert.ThrowsAsync<InvalidDataException>(() => TestSilo.SoonAsync(call));
            Assert.Equal("not today", failure.Message);
        }

        _phases.Open("healthy");
        await TestSilo.SoonAsync(grain.Hello());
    }

    [Fact]
    public async Task Stop_DeactivatesEveryGrain_WithTheReason()
    {
        await _silo.Grain<ILifeGrain>("a").Activation();
        await _silo.Grain<ILifeGrain>("b").Activation();
        await TestSilo.SoonAsync(_silo.StopAsync());
        Assert.Equal(2, _phases.Journal.Count(static entry => entry == "deactivated ShuttingDown"));
    }

    [Fact]
    public async Task Stop_ActivatesNoGrainForTheGoodbyeOfAnother()
    {
        await _silo.Grain<IFarewellGrain>("a").Hello("friend");
        await TestSilo.SoonAsync(_silo.StopAsync());
        Assert.Equal(["says goodbye"], _phases.Journal);
    }

    [Fact]
    public async Task GrainWithoutTheBaseClass_HasItsContextAndItsLife()
    {
        Assert.Equal("plain/a", await _silo.Grain<IPlainGrain>("a").Who());
        Assert.Equal(["plain activated"], _phases.Journal);
    }
}
