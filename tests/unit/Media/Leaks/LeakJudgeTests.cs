using CxBridge.Media.Leaks;
using static CxBridge.Tests.Unit.Media.Leaks.SimulatedHost;

namespace CxBridge.Tests.Unit.Media.Leaks;

/// <summary>Whom the figures of a heap and of its calls convict; the seconds are the test's.</summary>
public sealed class LeakJudgeTests
{
    private const int Limit = 128;

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(50, 50)]
    [InlineData(300, 250)]
    public void OneCallOf16ThatKeepsWhatItAllocates_IsFoundOnceItMayHoldMoreThanTheLimit(double allocates, double keeps)
    {
        var host = new SimulatedHost(Limit);
        host.Begin(15);
        SimulatedCall leaking = host.Begin(allocates, keeps);

        var leak = Assert.IsType<LeakFinding.Leak>(host.Until(600));

        Assert.Equal(leaking.Attempt, leak.Attempt);
        Assert.InRange(leak.Held >> 20, Limit, leaking.Held + 1);
        // Two full collections after the limit was passed, at most 5 s from each other.
        Assert.InRange(host.Second, Limit / keeps, (Limit * 1.25 / keeps) + 16);
    }

    [Fact]
    public void LeakThatStopsAboveTheLimit_IsFoundAsWell()
    {
        var host = new SimulatedHost(Limit);
        host.Begin(15);
        host.Pass();
        SimulatedCall leaking = host.Begin(250, 250);
        host.Pass();
        (leaking.Allocates, leaking.Keeps) = (0.3, 0);
        Assert.Equal(leaking.Attempt, Assert.IsType<LeakFinding.Leak>(host.Until(30)).Attempt);
    }

    [Fact]
    public void OnlyCallOfTheHost_IsFound()
    {
        var host = new SimulatedHost(Limit);
        SimulatedCall leaking = host.Begin(10, 10);
        Assert.Equal(leaking.Attempt, Assert.IsType<LeakFinding.Leak>(host.Until(60)).Attempt);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(100, 0)]
    [InlineData(500, 0)]
    [InlineData(500, 100)]
    [InlineData(500, 500)]
    public void CallThatAllocatesMuchAndGivesItBack_IsLeftAlone(double allocates, double everyThirdCollectionLeaves)
    {
        var host = new SimulatedHost(Limit, collectsEvery: 1) { Left = collection => collection % 3 == 0 ? everyThirdCollectionLeaves : 0 };
        host.Begin(15);
        host.Begin(allocates);
        Assert.Null(host.Until(1800));
    }

    [Fact]
    public void CallThatHoldsLessThanTheLimit_IsLeftAlone()
    {
        var host = new SimulatedHost(Limit);
        host.Begin(15);
        SimulatedCall large = host.Begin(20, 20);
        host.Until(6);
        (large.Allocates, large.Keeps) = (20, 0);
        Assert.Null(host.Until(1800));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(60)]
    public void HeapThatGrowsForAnotherReason_CostsNoCall_AndIsToldOnce(int calls)
    {
        var host = new SimulatedHost(Limit);
        host.Begin(calls);
        var told = new List<LeakFinding>();
        for (int second = 0; second < 1800; second++)
        {
            host.Base += 20;
            if (host.Pass() is { } finding)
            {
                told.Add(finding);
            }
        }

        Assert.True(Assert.IsType<LeakFinding.Unexplained>(Assert.Single(told)).Growth >> 20 >= Math.Max(2, calls) * Limit);
    }

    [Fact]
    public void CallThatHasBeenThereForLonger_IsNotTakenForOneThatLeaks()
    {
        // 1 MB a second each: the first has allocated many times as much as the others, in a heap that grows.
        var host = new SimulatedHost(Limit);
        host.Begin(1);
        host.Until(600);
        for (int second = 0; second < 300; second++)
        {
            host.Base += 1;
            if (second % 10 == 0)
            {
                host.Begin(1);
            }

            Assert.IsNotType<LeakFinding.Leak>(host.Pass());
        }
    }

    [Fact]
    public void LeakBesideACallThatAllocatesMoreAndGivesItBack_IsTheOneThatIsFound()
    {
        var host = new SimulatedHost(Limit);
        host.Begin(14);
        host.Begin(allocates: 60);
        SimulatedCall leaking = host.Begin(20, 10);
        Assert.Equal(leaking.Attempt, Assert.IsType<LeakFinding.Leak>(host.Until(120)).Attempt);
    }

    [Fact]
    public void TwoLeaks_AreEndedOneAfterTheOther_TheSecondOnlyWhenTheFirstHasGivenItsMemoryBack()
    {
        var host = new SimulatedHost(Limit);
        host.Begin(14);
        SimulatedCall one = host.Begin(10, 10);
        SimulatedCall two = host.Begin(12, 12);

        var first = Assert.IsType<LeakFinding.Leak>(host.Until(60));
        Assert.Contains(first.Attempt, new[] { one.Attempt, two.Attempt });
        Assert.Null(host.Until(2));
        host.End(first.Attempt == one.Attempt ? one : two);
        Assert.Equal(first.Attempt, Assert.IsType<LeakFinding.Returned>(host.Until(30)).Attempt);

        var second = Assert.IsType<LeakFinding.Leak>(host.Until(60));
        Assert.NotEqual(first.Attempt, second.Attempt);
        Assert.Contains(second.Attempt, new[] { one.Attempt, two.Attempt });
    }

    [Fact]
    public void MemoryThatOutlivesItsCall_IsTold_AndCostsNobodyElseTheirCall()
    {
        var host = new SimulatedHost(Limit);
        host.Begin(15);
        SimulatedCall leaking = host.Begin(20, 20);
        Assert.IsType<LeakFinding.Leak>(host.Until(60));
        host.Base += leaking.Held;
        leaking.Held = 0;
        host.End(leaking);
        Assert.Equal(leaking.Attempt, Assert.IsType<LeakFinding.Kept>(host.Until(30)).Attempt);
        Assert.Null(host.Until(1800));

        // The next one that leaks is found all the same.
        SimulatedCall next = host.Begin(20, 20);
        Assert.Equal(next.Attempt, Assert.IsType<LeakFinding.Leak>(host.Until(60)).Attempt);
    }

    [Fact]
    public void CallThatDoesNotEnd_IsWaitedForAMinute()
    {
        var host = new SimulatedHost(Limit);
        host.Begin(15);
        host.Begin(20, 20);
        Assert.IsType<LeakFinding.Leak>(host.Until(60));
        int from = host.Second;
        Assert.IsType<LeakFinding.Kept>(host.Until(120));
        Assert.InRange(host.Second - from, 59, 61);
    }

    [Fact]
    public void CallsAsTheyShouldBe_CostNoCollections()
    {
        var host = new SimulatedHost(Limit, collectsEvery: 60);
        host.Begin(16);
        host.Until(3600);
        Assert.Equal(0, host.Asked);
    }
}
