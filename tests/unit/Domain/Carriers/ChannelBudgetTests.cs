using CxBridge.Domain.Carriers;

namespace CxBridge.Tests.Unit.Domain.Carriers;

public sealed class ChannelBudgetTests
{
    private readonly ChannelBudget _budget = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void Free_IsWhatTheLimitLeaves() => Assert.Equal(3, _budget.Free(At(0), channels: 10, inUse: 7));

    [Fact]
    public void Free_IsNeverNegative_WhenTheLimitWasLowered() => Assert.Equal(0, _budget.Free(At(0), channels: 2, inUse: 7));

    [Fact]
    public void PermitsOnTheirWay_CountUntilTheirLastPlaceIsPast()
    {
        _budget.Gave(At(0), new Permits(4, At(0.5), At(0.2)));

        Assert.Equal(6, _budget.Free(At(1), channels: 10, inUse: 0));
        Assert.Equal(6, _budget.Free(At(1.2), channels: 10, inUse: 4));
    }

    [Fact]
    public void NoPermits_TakeNoChannel()
    {
        _budget.Gave(At(0), new Permits(0, At(0), At(1)));

        Assert.Equal(10, _budget.Free(At(0), channels: 10, inUse: 0));
    }
}
