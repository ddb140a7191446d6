using System.Collections.Immutable;

namespace Orleans.Serialization;

internal sealed class ImmutableDictionaryCodec<TKey, TValue> : RebuiltCodec<ImmutableDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public override bool IsShallow => true;

    public override ImmutableDictionary<TKey, TValue> Copy(ImmutableDictionary<TKey, TValue> value, CopyContext context) => value;

    protected override ImmutableDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] items) => ImmutableDictionary.CreateRange(items);

    protected override bool IsNull(ImmutableDictionary<TKey, TValue> value) => value is null;
}
