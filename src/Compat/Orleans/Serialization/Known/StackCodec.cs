namespace Orleans.Serialization;

internal sealed class StackCodec<T> : CollectionCodec<Stack<T>, T>
{
    protected override Stack<T> Create(int count, Stack<T>? like) => new(count);

    protected override void Add(Stack<T> collection, T item) => collection.Push(item);

    protected override int CountOf(Stack<T> collection) => collection.Count;

    // A stack enumerates from its top; pushing in that order would turn it upside down.
    protected override IEnumerable<T> InOrder(Stack<T> collection) => collection.Reverse();
}
