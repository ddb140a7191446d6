namespace Orleans.Serialization;

internal sealed class HashSetCodec<T> : CollectionCodec<HashSet<T>, T>
{
    protected override HashSet<T> Create(int count, HashSet<T>? like) => new(count, like?.Comparer);

    protected override void Add(HashSet<T> collection, T item) => collection.Add(item);

    protected override int CountOf(HashSet<T> collection) => collection.Count;
}
