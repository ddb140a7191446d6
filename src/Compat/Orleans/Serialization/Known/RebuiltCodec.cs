namespace Orleans.Serialization;

/// <summary>A collection that is made in one go from its items: read-only and immutable ones.</summary>
internal abstract class RebuiltCodec<TCollection, TItem> : Codec<TCollection>
    where TCollection : IEnumerable<TItem>
{
    protected abstract TCollection Build(TItem[] items);

    protected abstract bool IsNull(TCollection value);

    public override TCollection Copy(TCollection value, CopyContext context)
    {
        if (IsNull(value))
        {
            return value;
        }

        if (!typeof(TCollection).IsValueType && context.TryGetCopy(value, out var known))
        {
            return (TCollection)known;
        }

        var copy = Build(Codecs.Of<TItem[]>().Copy([.. value], context));
        if (!typeof(TCollection).IsValueType)
        {
            context.Record(value, copy);
        }

        return copy;
    }

    public override void Write(MessageWriter writer, TCollection value)
    {
        writer.Out.Write(!IsNull(value));
        if (!IsNull(value))
        {
            Codecs.Of<TItem[]>().Write(writer, [.. value]);
        }
    }

    public override TCollection Read(MessageReader reader) =>
        reader.In.ReadBoolean() ? Build(Codecs.Of<TItem[]>().Read(reader)) : default!;
}
