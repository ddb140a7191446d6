using CxBridge.Domain.Dialling.Supervision;

namespace CxBridge.Tests.Unit.Domain.Dialling.Supervision;

public sealed class ClockWatchTests
{
    private static readonly DateTimeOffset Clock = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Look_TellsOfAJumpOnce_AndNotOfWhatATimeServiceDoes()
    {
        var watch = new ClockWatch();

        Assert.Null(watch.Look(TimeSpan.Zero, Clock));
        Assert.Null(watch.Look(TimeSpan.FromSeconds(2), Clock.AddSeconds(2.5)));
        Assert.Equal(TimeSpan.FromHours(1), watch.Look(TimeSpan.FromSeconds(4), Clock.AddSeconds(4.5).AddHours(1)));
        Assert.Null(watch.Look(TimeSpan.FromSeconds(6), Clock.AddSeconds(6.5).AddHours(1)));
        Assert.Equal(TimeSpan.FromHours(-1), watch.Look(TimeSpan.FromSeconds(8), Clock.AddSeconds(8.5)));
    }
}
