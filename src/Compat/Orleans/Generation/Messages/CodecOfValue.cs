using System.ComponentModel;

namespace CxBridge.Compat.Generation;

/// <inheritdoc cref="Codec"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Codec<T> : Codec
{
    public abstract T Copy(T value, CopyContext context);

    public abstract void Write(MessageWriter writer, T value);

    public abstract T Read(MessageReader reader);

    internal override object CopyObject(object value, CopyContext context) => Copy((T)value, context)!;

    internal override void WriteObject(MessageWriter writer, object value) => Write(writer, (T)value);

    internal override object ReadObject(MessageReader reader) => Read(reader)!;
}
