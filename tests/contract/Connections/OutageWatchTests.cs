using CxBridge.Storage.Connections.Watched;

namespace CxBridge.Tests.Contract.Connections;

public sealed class OutageWatchTests
{
    private readonly OutageWatch _watch = new();

    [Fact]
    public void Failures_BeforeTheFirstSuccess_AreNoOutage()
    {
        Assert.False(_watch.Failed(Second(0)));
        Assert.Null(_watch.Worked(Second(1)));
        Assert.Null(_watch.Worked(Second(20)));
    }

    [Fact]
    public void Outage_BeginsOnceAndEndsOnce_WithItsLengthAndItsFailures()
    {
        _watch.Worked(Second(0));

        Assert.True(_watch.Failed(Second(10)));
        Assert.False(_watch.Failed(Second(11)));
        Assert.False(_watch.Failed(Second(70)));
        Assert.Equal(new Outage(TimeSpan.FromSeconds(60), 3), _watch.Worked(Second(75)));
        Assert.Null(_watch.Worked(Second(76)));
        Assert.True(_watch.Failed(Second(80)));
        Assert.Equal(new Outage(TimeSpan.Zero, 1), _watch.Worked(Second(90)));
    }

    [Fact]
    public void Successes_AmidFailures_DoNotEndAnOutage()
    {
        _watch.Worked(Second(0));
        Assert.True(_watch.Failed(Second(1)));

        for (int second = 2; second < 60; second += 2)
        {
            Assert.Null(_watch.Worked(Second(second)));
            Assert.False(_watch.Failed(Second(second + 1)));
        }

        Assert.Equal(30, _watch.Worked(Second(70))?.Failures);
    }

    private static TimeSpan Second(int second) => TimeSpan.FromSeconds(second);
}
