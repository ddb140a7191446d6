using CxBridge.Domain.Carriers;

namespace CxBridge.Tests.Unit.Domain.Carriers;

public sealed class TrunkBreakerTests
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(40);
    private readonly TrunkBreaker _breaker = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Fail(TimeSpan now, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _breaker.Failed(now);
        }
    }

    [Fact]
    public void TwoFailures_HoldNothing()
    {
        Fail(At(0), 2);

        Assert.Equal(7, _breaker.Allowed(At(0), 7));
    }

    [Fact]
    public void ThreeFailuresInARow_HoldForTenSeconds_ThenOneProbe()
    {
        Fail(At(0), 3);

        Assert.Equal(0, _breaker.Allowed(At(9.9), 7));
        Assert.Equal(1, _breaker.Allowed(At(10), 7));
        _breaker.Trying(At(10), ProbeTimeout);
        Assert.Equal(0, _breaker.Allowed(At(11), 7));
    }

    [Fact]
    public void Cause_IsWhatHoldsItLongest_UntilACallIsCarried()
    {
        Assert.Equal(TrunkHoldCause.None, _breaker.Cause);
        Fail(At(0), 3);
        _breaker.Rest(At(0), At(5));
        Assert.Equal(TrunkHoldCause.Failures, _breaker.Cause);
        _breaker.Rest(At(0), At(60));
        Assert.Equal(TrunkHoldCause.Asked, _breaker.Cause);
        _breaker.Trying(At(60), ProbeTimeout);
        _breaker.Failed(At(61));
        Assert.Equal(TrunkHoldCause.Failures, _breaker.Cause);
        _breaker.Carried();
        Assert.Equal(TrunkHoldCause.None, _breaker.Cause);
    }

    [Fact]
    public void ACallThatWasCarried_EndsTheRow()
    {
        Fail(At(0), 2);
        _breaker.Carried();
        Fail(At(0), 2);

        Assert.Equal(7, _breaker.Allowed(At(0), 7));
    }

    [Fact]
    public void AProbeThatFails_DoublesTheHold()
    {
        Fail(At(0), 3);
        _breaker.Trying(At(10), ProbeTimeout);
        _breaker.Failed(At(12));

        Assert.Equal(At(20), _breaker.HoldLeft(At(12)));
    }

    [Fact]
    public void AProbeThatIsCarried_OpensTheTrunk()
    {
        Fail(At(0), 3);
        _breaker.Trying(At(10), ProbeTimeout);
        _breaker.Carried();

        Assert.Equal(7, _breaker.Allowed(At(12), 7));
    }

    [Fact]
    public void AProbeThatIsNeverHeardOfAgain_IsFollowedByAnother()
    {
        Fail(At(0), 3);
        _breaker.Trying(At(10), ProbeTimeout);

        Assert.Equal(0, _breaker.Allowed(At(49), 7));
        Assert.Equal(1, _breaker.Allowed(At(50), 7));
    }

    [Fact]
    public void CallsUnderWayWhenTheHoldBegan_DoNotLengthenIt()
    {
        Fail(At(0), 10);

        Assert.Equal(At(10), _breaker.HoldLeft(At(0)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(30, 30)]
    [InlineData(86_400, 300)]
    public void Rest_LastsAsLongAsTheTrunkAsked_WithinBounds(int asked, int rests)
    {
        _breaker.Rest(At(0), At(asked));

        Assert.Equal(0, _breaker.Allowed(At(rests - 0.1), 7));
        Assert.Equal(1, _breaker.Allowed(At(rests), 7));
    }

    [Fact]
    public void Rest_NeverEndsAHoldThatLastsLonger()
    {
        _breaker.Rest(At(0), At(60));
        _breaker.Rest(At(1), At(2));

        Assert.Equal(At(59), _breaker.HoldLeft(At(1)));
    }
}
