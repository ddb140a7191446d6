using CxBridge.Domain.Carriers.Permits;
using FsCheck;
using FsCheck.Fluent;

namespace CxBridge.Tests.Unit.Domain.Carriers.Permits;

public sealed class PermitScheduleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void Schedule_GivesNothingForItsFirstWindow()
    {
        var schedule = new PermitSchedule(At(0));

        Assert.Null(schedule.Take(At(0), 5, 1));
        Assert.Equal(0, schedule.Room(At(0), 5, 1, 0));
        Assert.Equal(At(0) + PermitSchedule.Horizon + Second + (2 * PermitSchedule.Slack), schedule.Next(At(0), 5, 1));
    }

    [Fact]
    public void Room_IsWhatFitsIntoTheHorizon_LessThoseWhoWait()
    {
        var schedule = new PermitSchedule(At(0));

        Assert.Equal(10, schedule.Room(At(60), 5, 1, 0));
        Assert.Equal(3, schedule.Room(At(60), 5, 1, 7));
        Assert.Equal(0, schedule.Room(At(60), 5, 1, 70));
    }

    [Fact]
    public void Take_BeyondTheHorizon_GivesNothing()
    {
        var schedule = new PermitSchedule(At(0));
        int given = Enumerable.Range(0, 100).Count(_ => schedule.Take(At(60), 5, 1) is not null);

        Assert.Equal(10, given);
    }

    [Fact]
    public void Burst_GoesAtOneMoment_AndTheRestOfTheSecondWaits()
    {
        var schedule = new PermitSchedule(At(0));
        TimeSpan[] places = [.. Enumerable.Range(0, 6).Select(_ => schedule.Take(At(60), 5, 3)!.Value - At(60))];

        Assert.Equal([At(0), At(0), At(0), At(0.2), At(0.4), Second + PermitSchedule.Slack], places);
    }

    [Theory]
    [InlineData(0.1, 6)]
    [InlineData(0.5, 29)]
    [InlineData(2.5, 114)]
    [InlineData(5, 286)]
    public void OverAMinute_TheWholeRateIsUsed_ButForTheSlack(double cps, int least)
    {
        var schedule = new PermitSchedule(At(0));
        int given = 0;
        for (double now = 60; now < 120; now += 0.5)
        {
            while (schedule.Next(At(now), cps, 1) < At(120) && schedule.Take(At(now), cps, 1) is not null)
            {
                given++;
            }
        }

        Assert.InRange(given, least, (int)(60 * cps) + 1);
    }

    /// <summary>Hosts ask at any time, send anywhere within the slack of their place, and the gate dies at any time and is born again at any time after.</summary>
    [Fact]
    public void NoSecond_WhereverItBegins_HoldsMoreThanTheLimit_AcrossRestartsOfTheGate()
    {
        Gen<(int WaitMs, int Asks, int LateMs, int Restart)[]> steps = Gen.ArrayOf(
            from wait in Gen.Frequency((6, Gen.Choose(0, 300)), (1, Gen.Choose(300, 5000)))
            from asks in Gen.Choose(0, 12)
            from late in Gen.Choose(0, (int)PermitSchedule.Slack.TotalMilliseconds)
            from restart in Gen.Choose(0, 15)
            select (wait, asks, late, restart));
        Prop.ForAll((from cps in Gen.Choose(1, 30) from burst in Gen.Choose(1, 30) from asked in steps.Resize(300) select (cps, burst, asked)).ToArbitrary(), run =>
        {
            (int cps, int burst, (int WaitMs, int Asks, int LateMs, int Restart)[] asked) = run;
            TimeSpan now = TimeSpan.Zero;
            var schedule = new PermitSchedule(now);
            var sent = new List<TimeSpan>();
            foreach ((int waitMs, int asks, int lateMs, int restart) in asked)
            {
                now += TimeSpan.FromMilliseconds(waitMs);
                if (restart == 0)
                {
                    schedule = new PermitSchedule(now);
                }

                for (int i = 0; i < asks; i++)
                {
                    if (schedule.Take(now, cps, burst) is { } place)
                    {
                        sent.Add(place + TimeSpan.FromMilliseconds((lateMs * (i + 1)) % (PermitSchedule.Slack.TotalMilliseconds + 1)));
                    }
                }
            }

            sent.Sort();
            return MostInASecond(sent) <= cps;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(2.5, 2)]
    [InlineData(0.5, 1)]
    public void NoSecond_HoldsAFractionOfACall(double cps, int most)
    {
        var schedule = new PermitSchedule(At(0));
        var sent = new List<TimeSpan>();
        for (double now = 60; now < 120; now += 0.1)
        {
            if (schedule.Take(At(now), cps, 5) is { } place)
            {
                sent.Add(place);
            }
        }

        Assert.Equal(most, MostInASecond(sent));
    }

    private static int MostInASecond(List<TimeSpan> sorted)
    {
        int most = 0;
        for (int first = 0, last = 0; last < sorted.Count; last++)
        {
            while (sorted[last] - sorted[first] >= Second)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
