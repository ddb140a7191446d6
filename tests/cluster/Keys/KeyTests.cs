using CxBridge.Tests.Cluster.Fixture;

namespace CxBridge.Tests.Cluster.Keys;

/// <summary>Rule: a key comes out of the grain as it went into the factory.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("slot:silo-1/04")]
    [InlineData("mit Ümlaut und + Zeichen")]
    public async Task StringKey_ComesBackAsItWas(string key)
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.Equal(key, await silo.Grains.GetGrain<IStringKeyGrain>(key).Key());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task IntegerKey_ComesBackAsItWas(long key)
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.Equal(key, await silo.Grains.GetGrain<IIntegerKeyGrain>(key).Key());
        Assert.Equal((key, "tail"), await silo.Grains.GetGrain<IIntegerCompoundKeyGrain>(key, "tail").Key());
    }

    [Fact]
    public async Task GuidKey_ComesBackAsItWas()
    {
        await using var silo = await TestSilo.StartAsync();
        var key = Guid.Parse("0d2c6f1e-7d7b-4a0e-9a53-4f2b6f0e8f11");
        Assert.Equal(key, await silo.Grains.GetGrain<IGuidKeyGrain>(key).Key());
        Assert.Equal((key, "a+b"), await silo.Grains.GetGrain<IGuidCompoundKeyGrain>(key, "a+b").Key());
    }
}
