using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Timers;

/// <summary>Rules: ticks are turns, do not interleave unless told to, count their period from their end, and die with the activation.</summary>
public sealed class TimerTests : IAsyncLifetime
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() =>
        _silo = await TestSilo.StartAsync(silo => silo.Services.AddSingleton(_phases));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Timer_TicksAtItsDueTime_AndThenEveryPeriod()
    {
        await Grain.Start(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TickMode.Ordinary);
        await Advance(9);
        Assert.Equal(["tick at 2", "tick at 5", "tick at 8"], _phases.Journal);
    }

    [Fact]
    public async Task Timer_WithAnInfinitePeriod_TicksOnce()
    {
        await Grain.Start(s_second, Timeout.InfiniteTimeSpan, TickMode.Ordinary);
        await Advance(10);
        Assert.Equal(["tick at 1"], _phases.Journal);
    }

    [Fact]
    public async Task Period_CountsFromTheEndOfATick()
    {
        await Grain.Start(s_second, TimeSpan.FromSeconds(5), TickMode.FirstIsSlow);
        _silo.Time.Advance(s_second);
        await TestSilo.SoonAsync(_phases.Opened("tick 1"));
        _silo.Time.Advance(TimeSpan.FromSeconds(3));
        _phases.Open("release tick");
        await TestSilo.SoonAsync(Grain.Fence());
        await Advance(6);
        Assert.Equal(["tick at 1", "tick at 9"], _phases.Journal);
    }

    [Fact]
    public async Task Tick_WhileARequestRuns_Waits()
    {
        await Grain.Start(s_second, TimeSpan.FromSeconds(5), TickMode.Ordinary);
        var request = Grain.Hold("request");
        await _phases.Opened("request began");
        _silo.Time.Advance(TimeSpan.FromSeconds(2));
        await TestSilo.SettleAsync();
        Assert.Empty(_phases.Journal);
        _phases.Open("release request");
        await TestSilo.SoonAsync(request);
        await TestSilo.SoonAsync(_phases.Opened("tick 1"));
        Assert.Equal(["request", "tick at 2"], _phases.Journal);
    }

    [Fact]
    public async Task Request_WhileATickRuns_Waits()
    {
        await Grain.Start(s_second, TimeSpan.FromSeconds(5), TickMode.FirstIsSlow);
        _silo.Time.Advance(s_second);
        await TestSilo.SoonAsync(_phases.Opened("tick 1"));
        var request = Grain.Hold("request");
        await TestSilo.SettleAsync();
        Assert.False(_phases.IsOpen("request began"));
        _phases.Open("release tick");
        _phases.Open("release request");
        await TestSilo.SoonAsync(request);
    }

    [Fact]
    public async Task InterleavingTick_RunsBesideARequest()
    {
        await Grain.Start(s_second, TimeSpan.FromSeconds(5), TickMode.Interleaving);
        var request = Grain.Hold("request");
        await _phases.Opened("request began");
        _silo.Time.Advance(TimeSpan.FromSeconds(2));
        await TestSilo.SoonAsync(_phases.Opened("tick 1"));
        Assert.False(request.IsCompleted);
        _phases.Open("release request");
        await TestSilo.SoonAsync(request);
    }

    [Fact]
    public async Task Change_SetsTheTimerAnew_AndDisposeEndsIt()
    {
        await Grain.Start(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5), TickMode.Ordinary);
        await Grain.Change(s_second, TimeSpan.FromSeconds(2));
        await Advance(4);
        Assert.Equal(["tick at 1", "tick at 3"], _phases.Journal);
        await Grain.Dispose();
        await Advance(20);
        Assert.Equal(2, _phases.Journal.Length);
    }

    [Fact]
    public async Task Change_DuringATick_CountsFromItsEnd_HoweverLongTheTickLasts()
    {
        await Grain.Start(s_second, TimeSpan.FromSeconds(5), TickMode.FirstIsSlow);
        _silo.Time.Advance(s_second);
        await TestSilo.SoonAsync(_phases.Opened("tick 1"));
        await Grain.ChangeBeside(s_second, TimeSpan.FromSeconds(5));
        _silo.Time.Advance(TimeSpan.FromSeconds(10));
        await TestSilo.SettleAsync();
        Assert.False(_phases.IsOpen("tick 2"));
        _phases.Open("release tick");
        await TestSilo.SoonAsync(Grain.Fence());
        await Advance(7);
        Assert.Equal(["tick at 1", "tick at 12", "tick at 17"], _phases.Journal);
    }

    [Fact]
    public async Task TickThatFails_DoesNotEndTheTimer()
    {
        await Grain.Start(s_second, s_second, TickMode.FirstFails);
        await Advance(3);
        await TestSilo.SoonAsync(_phases.Opened("tick 2"));
    }

    [Fact]
    public async Task Deactivation_EndsTheTimers()
    {
        await Grain.Start(TimeSpan.FromSeconds(3), s_second, TickMode.Ordinary);
        await Grain.End();
        await Advance(10);
        Assert.Empty(_phases.Journal);
    }

    private ITimerGrain Grain => _silo.Grain<ITimerGrain>("t");

    private async Task Advance(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _silo.Time.Advance(s_second);
            await TestSilo.SoonAsync(Grain.Fence());
        }
    }
}
