namespace Orleans.Serialization;

/// <summary>Grain references, exceptions and types: the instance itself crosses.</summary>
internal sealed class AsideCodec<T> : Codec<T>
    where T : class
{
    public override bool IsShallow => true;

    public override T Copy(T value, CopyContext context) => value;

    public override void Write(MessageWriter writer, T value)
    {
        writer.Out.Write(value is not null);
        if (value is not null)
        {
            writer.Aside(value);
        }
    }

    public override T Read(MessageReader reader) => reader.In.ReadBoolean() ? (T)reader.Aside() : null!;
}
