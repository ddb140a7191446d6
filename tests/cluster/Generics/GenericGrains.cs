namespace CxBridge.Tests.Cluster.Generics;

public interface IShelfGrain<TItem> : IGrainWithStringKey
{
    Task Put(TItem item);

    Task<List<TItem>> All();

    Task<TOther> Same<TOther>(TOther other);
}

public sealed class ShelfGrain<TItem> : Grain, IShelfGrain<TItem>
{
    private readonly List<TItem> _items = [];

    public Task Put(TItem item)
    {
        _items.Add(item);
        return Task.CompletedTask;
    }

    public Task<List<TItem>> All() => Task.FromResult(_items);

    public Task<TOther> Same<TOther>(TOther other) => Task.FromResult(other);
}

[GenerateSerializer]
public sealed record Book([property: Id(0)] string Title);

public interface IPairGrain<TLeft, TRight> : IGrainWithIntegerKey
{
    Task<(TRight Right, TLeft Left)> Swap(TLeft left, TRight right);
}

public sealed class PairGrain<TLeft, TRight> : Grain, IPairGrain<TLeft, TRight>
{
    public Task<(TRight Right, TLeft Left)> Swap(TLeft left, TRight right) => Task.FromResult((right, left));
}

public interface INumberGrain : IShelfGrain<int>;

/// <summary>A class that is not generic, behind a generic interface.</summary>
public sealed class NumberGrain : Grain, INumberGrain
{
    public Task Put(int item) => throw new NotSupportedException("Numbers are given.");

    public Task<List<int>> All() => Task.FromResult(new List<int> { 1, 2, 3 });

    public Task<TOther> Same<TOther>(TOther other) => Task.FromResult(other);
}
