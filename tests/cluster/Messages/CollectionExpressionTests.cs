using CxBridge.Tests.Cluster.Fixture;

namespace CxBridge.Tests.Cluster.Messages;

/// <summary>Rule: a collection expression behind a read-only interface is of a type that the compiler made up; none but the empty one crosses.</summary>
public sealed class CollectionExpressionTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task BehindAReadOnlyInterface_IsRefused()
    {
        var grain = _silo.Grain<IEchoGrain>("a");
        IReadOnlyList<int> list = [1, 2];
        IEnumerable<string> items = ["a"];
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Echo(list));
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Echo(items));
    }

    [Fact]
    public async Task BehindAnInterfaceThatCanBeWritten_IsAList()
    {
        var grain = _silo.Grain<IEchoGrain>("a");
        IList<int> list = [1, 2];
        ICollection<int> items = [3];
        Assert.Equal([1, 2], await grain.Echo(list));
        Assert.Equal([3], await grain.Echo(items));
    }

    [Fact]
    public async Task Empty_IsAnArray()
    {
        IReadOnlyList<int> none = [];
        Assert.Empty(await _silo.Grain<IEchoGrain>("a").Echo(none));
    }
}
