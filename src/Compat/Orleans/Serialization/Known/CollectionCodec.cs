namespace Orleans.Serialization;

/// <summary>A collection that is filled item by item.</summary>
internal abstract class CollectionCodec<TCollection, TItem> : ReferenceCodec<TCollection>
    where TCollection : class, IEnumerable<TItem>
{
    /// <summary>An empty collection with the comparer of <paramref name="like"/>, if that is at hand.</summary>
    protected abstract TCollection Create(int count, TCollection? like);

    protected abstract void Add(TCollection collection, TItem item);

    protected abstract int CountOf(TCollection collection);

    /// <summary>Items in the order in which they must be added again.</summary>
    protected virtual IEnumerable<TItem> InOrder(TCollection collection) => collection;

    protected sealed override TCollection CopyExact(TCollection value, CopyContext context)
    {
        var codec = Codecs.Of<TItem>();
        var copy = Create(CountOf(value), value);
        context.Record(value, copy);
        foreach (var item in InOrder(value))
        {
            Add(copy, codec.Copy(item, context));
        }

        return copy;
    }

    protected sealed override void WriteExact(MessageWriter writer, TCollection value)
    {
        writer.Out.Write7BitEncodedInt(CountOf(value));
        foreach (var item in InOrder(value))
        {
            Codecs.Of<TItem>().Write(writer, item);
        }
    }

    protected sealed override TCollection ReadExact(MessageReader reader)
    {
        var count = reader.In.Read7BitEncodedInt();
        var value = Create(count, like: null);
        reader.FillLast(value);
        for (var i = 0; i < count; i++)
        {
            Add(value, Codecs.Of<TItem>().Read(reader));
        }

        return value;
    }
}
