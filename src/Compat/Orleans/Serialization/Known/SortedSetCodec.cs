namespace Orleans.Serialization;

internal sealed class SortedSetCodec<T> : CollectionCodec<SortedSet<T>, T>
{
    protected override SortedSet<T> Create(int count, SortedSet<T>? like) => new(like?.Comparer);

    protected override void Add(SortedSet<T> collection, T item) => collection.Add(item);

    protected override int CountOf(SortedSet<T> collection) => collection.Count;
}
