using CxBridge.TestKit;
using CxBridge.Tests.Cluster.Fixture;
using CxBridge.Tests.Cluster.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Timers;

/// <summary>Rule: a wall clock that is set forward neither hurries timers nor makes reminders come in a rush.</summary>
public sealed class ClockTests : IAsyncLifetime
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(30);
    private readonly Phases _phases = new();
    private readonly VirtualTime _time = new();
    private JumpingClock _clock = null!;
    private TestSilo _silo = null!;

    public async Task InitializeAsync()
    {
        _clock = new JumpingClock(_time);
        _silo = await TestSilo.StartAsync(
            silo =>
            {
                silo.Services.AddSingleton(_phases);
                silo.AddReminders();
                silo.Services.AddSingleton<IReminderTable>(new LastingReminderTable());
            },
            _time,
            wallClock: _clock);
    }

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Timer_WhenTheWallClockJumps_KeepsItsPeriod()
    {
        var grain = _silo.Grain<ITimerGrain>("t");
        await grain.Start(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TickMode.Ordinary);
        foreach (var jump in new[] { TimeSpan.FromDays(1), TimeSpan.FromDays(-2) })
        {
            _clock.Jump(jump);
            _time.Advance(TimeSpan.FromSeconds(1));
            await TestSilo.SoonAsync(grain.Fence());
            _time.Advance(TimeSpan.FromSeconds(1));
            await TestSilo.SoonAsync(grain.Fence());
        }

        Assert.Equal(2, _phases.Journal.Length);
    }

    [Fact]
    public async Task Reminder_WhenTheWallClockIsSetForward_TicksOnceAPeriod()
    {
        await _silo.Grain<IReminderGrain>("a").Register("wake", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));
        _clock.Jump(TimeSpan.FromMinutes(61));

        // After 2 min, or within a period: by whether the engine had read the clock when it was set.
        await _silo.AdvanceUntilAsync(_phases.Noted(1), s_step);
        await _silo.AdvanceAsync(TimeSpan.FromMinutes(4), s_step);
        Assert.InRange(_phases.Journal.Length, 1, 2);
    }
}
