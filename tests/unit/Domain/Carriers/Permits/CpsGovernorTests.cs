using CxBridge.Domain.Carriers.Permits;

namespace CxBridge.Tests.Unit.Domain.Carriers.Permits;

public sealed class CpsGovernorTests
{
    private readonly CpsGovernor _governor = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void Untouched_TheWholeLimitIsUsed() => Assert.Equal(1, _governor.Factor(At(1000)));

    [Fact]
    public void Throttled_HalvesTheRate_AndItsEchoDoesNot()
    {
        _governor.Throttled(At(10));
        _governor.Throttled(At(10.5));

        Assert.Equal(0.5, _governor.Factor(At(10.5)));
    }

    [Fact]
    public void ThrottledAgainAndAgain_ATenthIsLeft()
    {
        for (int second = 0; second < 20; second += 2)
        {
            _governor.Throttled(At(second));
        }

        Assert.Equal(0.1, _governor.Factor(At(20)));
    }

    [Fact]
    public void Quiet_TheRateComesBackSlowly()
    {
        _governor.Throttled(At(0));

        Assert.Equal(0.5, _governor.Factor(At(5)));
        Assert.Equal(0.75, _governor.Factor(At(30)), 6);
        Assert.Equal(1, _governor.Factor(At(55)), 6);
        Assert.Equal(1, _governor.Factor(At(500)), 6);
    }
}
