using CxBridge.Practice.Carrier;
using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.Practice.Carrier;

public class ChannelLimitTests
{
    [Fact]
    public void Take_WhenEveryChannelIsInUse_RefusesUntilOneIsGivenBack()
    {
        var limit = new ChannelLimit(channels: 1, callsPerSecond: null, new VirtualTime());
        IDisposable first = limit.Take(out _)!;
        Assert.Null(limit.Take(out TimeSpan retryAfter));
        Assert.Equal(5, retryAfter.TotalSeconds);
        first.Dispose();
        first.Dispose();
        Assert.NotNull(limit.Take(out _));
        Assert.Null(limit.Take(out _));
    }

    [Fact]
    public void Take_AboveTheRate_IsRefusedUntilASecondHasPassedSinceTheOldest()
    {
        var time = new VirtualTime();
        var limit = new ChannelLimit(channels: null, callsPerSecond: 2, time);
        Assert.NotNull(limit.Take(out _));
        time.Advance(TimeSpan.FromMilliseconds(600));
        Assert.NotNull(limit.Take(out _));
        Assert.Null(limit.Take(out TimeSpan retryAfter));
        Assert.Equal(1, retryAfter.TotalSeconds);
        time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.NotNull(limit.Take(out _));
        Assert.Null(limit.Take(out _));
    }

    [Fact]
    public void Take_WithoutLimits_NeverRefuses()
    {
        var limit = new ChannelLimit(null, null, new VirtualTime());
        Assert.DoesNotContain(Enumerable.Range(0, 1000), _ => limit.Take(out TimeSpan _) is null);
    }
}
