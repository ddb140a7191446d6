using CxBridge.Tests.Cluster.Fixture;

namespace CxBridge.Tests.Cluster.Generics;

/// <summary>Rule: a generic class serves every closed form of its interface, each with grains of its own.</summary>
public sealed class GenericGrainTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Grains_OfOneKeyAndDifferentArguments_AreDifferentGrains()
    {
        var (books, words) = (_silo.Grain<IShelfGrain<Book>>("a"), _silo.Grain<IShelfGrain<string>>("a"));
        await books.Put(new Book("Dune"));
        await words.Put("hello");
        Assert.Equal([new Book("Dune")], await books.All());
        Assert.Equal(["hello"], await words.All());
        Assert.NotEqual(books.GetGrainId(), words.GetGrainId());
        Assert.Equal(7, await words.Same(7));
    }

    [Fact]
    public async Task Arguments_GoToTheParametersInTheirPlace() =>
        Assert.Equal((2.5, "two"), await _silo.Grains.GetGrain<IPairGrain<string, double>>(1).Swap("two", 2.5));

    [Fact]
    public async Task ClassBehindAClosedInterface_ServesItsOwnInterface() =>
        Assert.Equal([1, 2, 3], await _silo.Grain<INumberGrain>("n").All());

    [Fact]
    public async Task GrainId_FindsTheGenericGrainAgain()
    {
        var books = _silo.Grain<IShelfGrain<Book>>("b");
        await books.Put(new Book("Emma"));
        var again = _silo.Grains.GetGrain<IShelfGrain<Book>>(GrainId.Parse(books.GetGrainId().ToString()));
        Assert.Equal([new Book("Emma")], await again.All());
    }
}
