namespace Orleans.Serialization;

internal sealed class DictionaryCodec<TKey, TValue> : CollectionCodec<Dictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override Dictionary<TKey, TValue> Create(int count, Dictionary<TKey, TValue>? like) => new(count, like?.Comparer);

    protected override void Add(Dictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.Add(item.Key, item.Value);

    protected override int CountOf(Dictionary<TKey, TValue> collection) => collection.Count;
}
