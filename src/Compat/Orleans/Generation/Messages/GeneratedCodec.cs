using System.ComponentModel;

namespace CxBridge.Compat.Generation;

/// <summary>Base of the codecs that are generated for classes with [GenerateSerializer].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedCodec<T> : ReferenceCodec<T>
    where T : class
{
    protected abstract T Create();

    public abstract void CopyMembers(T from, T to, CopyContext context);

    public abstract void WriteMembers(MessageWriter writer, T value);

    public abstract void ReadMembers(MessageReader reader, T value);

    protected sealed override T CopyExact(T value, CopyContext context)
    {
        var copy = Create();
        context.Record(value, copy);
        CopyMembers(value, copy, context);
        return copy;
    }

    protected sealed override void WriteExact(MessageWriter writer, T value) => WriteMembers(writer, value);

    protected sealed override T ReadExact(MessageReader reader)
    {
        var value = Create();
        reader.FillLast(value);
        ReadMembers(reader, value);
        return value;
    }
}
