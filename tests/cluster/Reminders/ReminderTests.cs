using CxBridge.Tests.Cluster.Fixture;
using CxBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Reminders;

/// <summary>Rules: a reminder wakes its grain, outlives the activation and the silo, and keeps its own rhythm.</summary>
public sealed class ReminderTests
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(30);
    private readonly Phases _phases = new();

    [Fact]
    public async Task Reminder_TicksInItsRhythm_WhetherTheGrainIsActiveOrNot()
    {
        await using var silo = await StartAsync();
        var grain = silo.Grain<IReminderGrain>("a");
        await grain.Register("wake", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));
        await silo.AdvanceAsync(TimeSpan.FromMinutes(2), s_step);
        await TestSilo.SoonAsync(_phases.Noted(1));
        await grain.End();
        await silo.AdvanceAsync(TimeSpan.FromMinutes(5), s_step);
        await TestSilo.SoonAsync(_phases.Noted(2));
        Assert.Equal(["wake at 09:02, first 09:02, every 5", "wake at 09:07, first 09:02, every 5"], _phases.Journal);
    }

    [Fact]
    public async Task Reminder_SurvivesARestartOfTheSilo_WhereItsTableDoes()
    {
        var time = new VirtualTime();
        var table = new LastingReminderTable();
        await using (var first = await StartAsync(time, table))
        {
            await first.Grain<IReminderGrain>("a").Register("wake", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));
        }

        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty(_phases.Journal);
        await using var second = await StartAsync(time, table);
        await second.AdvanceAsync(TimeSpan.FromMinutes(3), s_step);
        await TestSilo.SoonAsync(_phases.Noted(1));
        Assert.Equal(["wake at 09:07, first 09:02, every 5"], _phases.Journal);
    }

    [Fact]
    public async Task Register_UnderAKnownName_ReplacesTheReminder()
    {
        await using var silo = await StartAsync();
        var grain = silo.Grain<IReminderGrain>("a");
        await grain.Register("wake", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));
        await grain.Register("wake", TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(7));
        await grain.Register("other", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        Assert.Equal(["other", "wake"], await grain.Names());
        await silo.AdvanceAsync(TimeSpan.FromMinutes(3), s_step);
        await TestSilo.SoonAsync(_phases.Noted(1));
        Assert.Equal(["wake at 09:03, first 09:03, every 7"], _phases.Journal);
    }

    [Fact]
    public async Task Unregister_EndsTheReminder()
    {
        await using var silo = await StartAsync();
        var grain = silo.Grain<IReminderGrain>("a");
        await grain.Register("wake", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2));
        await grain.Unregister("wake");
        Assert.Empty(await grain.Names());
        await silo.AdvanceAsync(TimeSpan.FromMinutes(10), s_step);
        Assert.Empty(_phases.Journal);
    }

    [Fact]
    public async Task PeriodBelowTheMinimum_IsRefused()
    {
        await using var silo = await StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(
            () => silo.Grain<IReminderGrain>("a").Register("wake", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(59)));
    }

    [Fact]
    public async Task GrainThatIsNotRemindable_IsRefused()
    {
        await using var silo = await StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Grain<IUnremindableGrain>("a").Register());
    }

    private Task<TestSilo> StartAsync(VirtualTime? time = null, IReminderTable? table = null) => TestSilo.StartAsync(
        silo =>
        {
            silo.Services.AddSingleton(_phases);
            if (table is null)
            {
                silo.UseInMemoryReminderService();
                return;
            }

            silo.AddReminders();
            silo.Services.AddSingleton(table);
        },
        time);
}
