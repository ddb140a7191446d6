namespace Orleans.Serialization;

internal sealed class ListCodec<T> : CollectionCodec<List<T>, T>
{
    protected override List<T> Create(int count, List<T>? like) => new(count);

    protected override void Add(List<T> collection, T item) => collection.Add(item);

    protected override int CountOf(List<T> collection) => collection.Count;
}
