namespace Orleans.Serialization;

internal sealed class QueueCodec<T> : CollectionCodec<Queue<T>, T>
{
    protected override Queue<T> Create(int count, Queue<T>? like) => new(count);

    protected override void Add(Queue<T> collection, T item) => collection.Enqueue(item);

    protected override int CountOf(Queue<T> collection) => collection.Count;
}
