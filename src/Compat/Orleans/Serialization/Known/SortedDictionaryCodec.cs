namespace Orleans.Serialization;

internal sealed class SortedDictionaryCodec<TKey, TValue> : CollectionCodec<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override SortedDictionary<TKey, TValue> Create(int count, SortedDictionary<TKey, TValue>? like) => new(like?.Comparer);

    protected override void Add(SortedDictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) =>
        collection.Add(item.Key, item.Value);

    protected override int CountOf(SortedDictionary<TKey, TValue> collection) => collection.Count;
}
