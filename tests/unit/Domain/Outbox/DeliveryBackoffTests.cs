using CxBridge.Domain.Outbox;

namespace CxBridge.Tests.Unit.Domain.Outbox;

public sealed class DeliveryBackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(10, 512)]
    [InlineData(11, 600)]
    public void After_TheCeilingDoublesFromOneSecondToTenMinutes(int tries, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DeliveryBackoff.After(tries, 1.0));

    [Fact]
    public void After_TheWholeRangeBelowTheCeilingIsUsed()
    {
        // Full jitter: rows that failed together must not come back together.
        Assert.Equal(TimeSpan.Zero, DeliveryBackoff.After(5, 0.0));
        Assert.Equal(TimeSpan.FromSeconds(4), DeliveryBackoff.After(5, 0.25));
        Assert.Equal(TimeSpan.FromSeconds(8), DeliveryBackoff.After(5, 0.5));
    }

    [Theory]
    [InlineData(DeliveryBackoff.MaxTries - 1, false)]
    [InlineData(DeliveryBackoff.MaxTries, true)]
    [InlineData(DeliveryBackoff.MaxTries + 1, true)]
    public void After_TheLastTry_TheRowIsDead(int tries, bool dead) =>
        Assert.Equal(dead, DeliveryBackoff.After(tries, 0.5) is null);

    [Fact]
    public void After_AllTries_ARowHasBeenTriedForAtMostHalfAnHour()
    {
        // The most that an operator waits until a dead receiver shows as dead letters.
        TimeSpan most = TimeSpan.Zero;
        for (int tries = 1; DeliveryBackoff.After(tries, 1.0) is { } delay; tries++)
        {
            most += delay;
        }

        Assert.Equal(TimeSpan.FromSeconds(1023 + 600), most);
    }
}
