using CxBridge.Domain.Fleet;

namespace CxBridge.Tests.Unit.Domain.Fleet;

public sealed class FleetShardsTests
{
    private static readonly string[] Hosts = [.. Enumerable.Range(0, 1_250).Select(n => $"media-{n:0000}")];

    [Fact]
    public void Of_SpreadsHostsEvenly()
    {
        int[] sizes = [.. Hosts.GroupBy(h => FleetShards.Of(h, 16)).Select(g => g.Count())];

        Assert.Equal(16, sizes.Length);
        Assert.All(sizes, size => Assert.InRange(size, 45, 115)); // 78 each, more or less.
    }

    [Fact]
    public void Of_WhenAShardIsAdded_MovesOnlyTheHostsThatItWins()
    {
        string[] moved = [.. Hosts.Where(h => FleetShards.Of(h, 16) != FleetShards.Of(h, 17))];

        Assert.All(moved, h => Assert.Equal(16, FleetShards.Of(h, 17)));
        Assert.InRange(moved.Length, 45, 110);
    }

    // Hosts and callers of different versions must agree for ever.
    [Theory]
    [InlineData("alpha", 4)]
    [InlineData("beta", 10)]
    public void Of_IsTheSameInEveryProcess(string host, int shard) => Assert.Equal(shard, FleetShards.Of(host, 16));
}
