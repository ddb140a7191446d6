using CxBridge.Domain.Dialling.History;
using FsCheck;
using FsCheck.Fluent;

namespace CxBridge.Tests.Unit.Domain.Dialling.History;

public sealed class RollingTallyTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Sum_IsWhatHappenedWithinTheWindow_ForAnyCallsAtAnyTimes()
    {
        Gen<(int WaitSeconds, int Answered)[]> calls = Gen.ArrayOf(
            from wait in Gen.Frequency((8, Gen.Choose(0, 40)), (1, Gen.Choose(250, 900)))
            from answered in Gen.Choose(0, 1)
            select (wait, answered));
        Prop.ForAll(calls.ToArbitrary(), steps =>
        {
            var rolling = new RollingTally(Window, Second);
            var all = new List<(TimeSpan At, CallTally Call)>();
            TimeSpan now = TimeSpan.Zero;
            foreach ((int wait, int answered) in steps)
            {
                now += TimeSpan.FromSeconds(wait);
                var call = new CallTally(1, answered, 0, 0, 0);
                rolling.Add(now, call);
                all.Add((now, call));
            }

            CallTally expected = all.Where(c => c.At > now - Window).Aggregate(default(CallTally), (sum, c) => sum + c.Call);
            return rolling.Sum(now) == expected;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Sum_WhenTheClockJumpsFarAhead_IsEmpty()
    {
        var rolling = new RollingTally(Window, Second);
        rolling.Add(Second, new CallTally(1, 1, 1, 1, 10));

        Assert.Equal(default, rolling.Sum(TimeSpan.FromDays(400)));
    }

    [Fact]
    public void Add_WhenTheClockJumpsBack_LosesNothing()
    {
        var rolling = new RollingTally(Window, Second);
        rolling.Add(TimeSpan.FromSeconds(100), new CallTally(1, 1, 0, 0, 0));
        rolling.Add(TimeSpan.FromSeconds(90), new CallTally(1, 0, 0, 0, 0));

        Assert.Equal(2, rolling.Sum(TimeSpan.FromSeconds(100)).Resolved);
        Assert.Equal(0, rolling.Sum(TimeSpan.FromSeconds(400)).Resolved);
    }
}
