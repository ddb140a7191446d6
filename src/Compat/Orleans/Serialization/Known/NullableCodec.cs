namespace Orleans.Serialization;

internal sealed class NullableCodec<T> : Codec<T?>
    where T : struct
{
    public override bool IsShallow => Codecs.Of<T>().IsShallow;

    public override T? Copy(T? value, CopyContext context) => value is { } some ? Codecs.Of<T>().Copy(some, context) : null;

    public override void Write(MessageWriter writer, T? value)
    {
        writer.Out.Write(value.HasValue);
        if (value is { } some)
        {
            Codecs.Of<T>().Write(writer, some);
        }
    }

    public override T? Read(MessageReader reader) => reader.In.ReadBoolean() ? Codecs.Of<T>().Read(reader) : null;

    // A boxed nullable is a boxed value.
    internal override object CopyObject(object value, CopyContext context) => Codecs.Of<T>().Copy((T)value, context);
}
