using CxBridge.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Workers;

public sealed class WorkerBackoffTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    [Fact]
    public void OneShortLife_IsFollowedAtOnce() => Assert.Equal(TimeSpan.Zero, new WorkerBackoff().After(Soon));

    [Fact]
    public void ShortLivesInARow_AreFollowedLaterAndLater()
    {
        var backoff = new WorkerBackoff();
        double[] waits = [.. Enumerable.Range(0, 9).Select(_ => backoff.After(Soon).TotalSeconds)];
        Assert.Equal([0, 1, 2, 4, 8, 16, 30, 30, 30], waits);
    }

    [Fact]
    public void OneLongLife_MakesGoodForThoseBefore()
    {
        var backoff = new WorkerBackoff();
        backoff.After(Soon);
        backoff.After(Soon);
        Assert.Equal(TimeSpan.Zero, backoff.After(Late));
        Assert.Equal(TimeSpan.Zero, backoff.After(Soon));
        Assert.Equal(TimeSpan.FromSeconds(1), backoff.After(Soon));
    }
}
