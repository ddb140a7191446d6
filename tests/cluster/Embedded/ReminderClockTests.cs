using CxBridge.TestKit;
using CxBridge.Tests.Cluster.Fixture;
using CxBridge.Tests.Cluster.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Embedded;

/// <summary>The embedded engine's own promise: a reminder that is set counts on, whatever becomes of the wall clock.</summary>
public sealed class ReminderClockTests
{
    [Theory]
    [InlineData(45)]
    [InlineData(-45)]
    public async Task Reminder_WhenTheWallClockJumps_KeepsItsRhythm(int minutes)
    {
        var (phases, time) = (new Phases(), new VirtualTime());
        var clock = new JumpingClock(time);
        await using var silo = await TestSilo.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(phases);
                builder.UseInMemoryReminderService();
            },
            time,
            wallClock: clock);
        await silo.Grain<IReminderGrain>("a").Register("wake", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));
        await silo.AdvanceAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(30));
        await TestSilo.SoonAsync(phases.Noted(1));
        clock.Jump(TimeSpan.FromMinutes(minutes));
        await silo.AdvanceAsync(TimeSpan.FromMinutes(3.5), TimeSpan.FromSeconds(30));
        Assert.Single(phases.Journal);
        await silo.AdvanceAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30));
        await TestSilo.SoonAsync(phases.Noted(2));
    }
}
