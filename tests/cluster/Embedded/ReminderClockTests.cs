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
        var armed = time.Armed;
        time.Advance(TimeSpan.FromMinutes(2));
        await TestSilo.SoonAsync(phases.Noted(1));

        // The reminder has seen that its grain is done, and is set for the next time.
        await TestSilo.SoonAsync(time.ArmedAsync(armed));
        clock.Jump(TimeSpan.FromMinutes(minutes));
        await silo.AdvanceAsync(TimeSpan.FromMinutes(4.5), TimeSpan.FromSeconds(30));
        Assert.Single(phases.Journal);
        time.Advance(TimeSpan.FromSeconds(30));
        await TestSilo.SoonAsync(phases.Noted(2));
    }
}
