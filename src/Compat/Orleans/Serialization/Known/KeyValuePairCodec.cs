namespace Orleans.Serialization;

internal sealed class KeyValuePairCodec<TKey, TValue> : Codec<KeyValuePair<TKey, TValue>>
{
    public override KeyValuePair<TKey, TValue> Copy(KeyValuePair<TKey, TValue> value, CopyContext context) =>
        new(Codecs.Of<TKey>().Copy(value.Key, context), Codecs.Of<TValue>().Copy(value.Value, context));

    public override void Write(MessageWriter writer, KeyValuePair<TKey, TValue> value)
    {
        Codecs.Of<TKey>().Write(writer, value.Key);
        Codecs.Of<TValue>().Write(writer, value.Value);
    }

    public override KeyValuePair<TKey, TValue> Read(MessageReader reader) => new(Codecs.Of<TKey>().Read(reader), Codecs.Of<TValue>().Read(reader));
}
