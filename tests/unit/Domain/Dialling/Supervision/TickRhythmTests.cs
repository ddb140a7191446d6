using CxBridge.Domain.Dialling.Supervision;

namespace CxBridge.Tests.Unit.Domain.Dialling.Supervision;

public sealed class TickRhythmTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void TicksAreDueAPeriodAfterOneAnother_HoweverLongEachTakes()
    {
        var rhythm = new TickRhythm(Period, S(0));

        Assert.Equal(S(0), rhythm.Begin(S(0)));
        Assert.Equal(S(0.5), rhythm.Wait(S(1.5)));
        Assert.Equal(S(0.1), rhythm.Begin(S(2.1)));
        Assert.Equal(S(1.9), rhythm.Wait(S(2.1)));
    }

    [Fact]
    public void TicksThatWereMissed_AreNotMadeUpFor()
    {
        var rhythm = new TickRhythm(Period, S(0));
        rhythm.Begin(S(0));

        Assert.Equal(S(9), rhythm.Begin(S(11)));
        Assert.Equal(Period, rhythm.Wait(S(11)));
        Assert.Equal(S(0), rhythm.Begin(S(13)));
        Assert.Equal((S(0), S(9)), (rhythm.Lateness, rhythm.Worst));
    }

    [Fact]
    public void ATickThatIsAskedForSooner_IsNotEarly_AndTheNextComesAPeriodAfterIt()
    {
        var rhythm = new TickRhythm(Period, S(0));
        rhythm.Begin(S(0));

        rhythm.Sooner(S(0.5), S(0.2));
        Assert.Equal(S(0.2), rhythm.Wait(S(0.5)));
        Assert.Equal(S(0), rhythm.Begin(S(0.7)));
        Assert.Equal(Period, rhythm.Wait(S(0.7)));
    }
}
