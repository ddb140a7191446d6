using CxBridge.Domain.Carriers;
using FsCheck;
using FsCheck.Fluent;

namespace CxBridge.Tests.Unit.Domain.Carriers;

public sealed class PermitScheduleTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    [Fact]
    public void Schedule_GivesNothingForItsFirstWindow() =>
        Assert.Equal(0, new PermitSchedule(TimeSpan.Zero, Tick).Grant(TimeSpan.Zero, 10, 5).Count);

    [Fact]
    public void Grant_GivesWhatFitsIntoTheHorizon()
    {
        var schedule = new PermitSchedule(TimeSpan.Zero, Tick);

        Permits permits = schedule.Grant(Tick, 100, 5);

        Assert.Equal(new Permits(10, TimeSpan.Zero, TimeSpan.FromSeconds(0.2)), permits);
        Assert.Equal(0, schedule.Grant(Tick, 100, 5).Count);
    }

    [Fact]
    public void Grant_BelowOneCallASecond_StillComesToItsTurn()
    {
        var schedule = new PermitSchedule(TimeSpan.Zero, Tick);
        var given = Enumerable.Range(1, 30).Sum(tick => schedule.Grant(Tick * tick, 5, 0.1).Count);

        Assert.Equal(6, given);
    }

    [Fact]
    public void NoSecond_EverHoldsMoreThanTheCarrierTakes()
    {
        Gen<(int WaitMs, int Wanted)[]> asks = Gen.ArrayOf(
            from wait in Gen.Choose(0, 5000)
            from wanted in Gen.Choose(0, 40)
            select (wait, wanted));
        Prop.ForAll(Gen.Zip(Gen.Choose(1, 30), asks).ToArbitrary(), run =>
        {
            (int cps, (int WaitMs, int Wanted)[] steps) = run;
            var schedule = new PermitSchedule(TimeSpan.Zero, Tick);
            var sent = new List<TimeSpan>();
            TimeSpan now = TimeSpan.Zero;
            foreach ((int waitMs, int wanted) in steps)
            {
                now += TimeSpan.FromMilliseconds(waitMs);
                Permits permits = schedule.Grant(now, wanted, cps);
                sent.AddRange(Enumerable.Range(0, permits.Count).Select(i => now + permits.FirstAfter + (permits.Spacing * i)));
            }

            // A tick of slack for 1/cps rounded to 100 ns.
            return sent.All(t => sent.Count(u => u >= t && u < t + TimeSpan.FromSeconds(1) - TimeSpan.FromMicroseconds(10)) <= cps);
        }).QuickCheckThrowOnFailure();
    }
}
