namespace Orleans.Serialization;

/// <summary>A value that cannot change: crosses as it is.</summary>
internal sealed class ImmutableCodec<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) : Codec<T>
{
    public override bool IsShallow => true;

    public override T Copy(T value, CopyContext context) => value;

    public override void Write(MessageWriter writer, T value)
    {
        if (!typeof(T).IsValueType)
        {
            writer.Out.Write(value is not null);
            if (value is null)
            {
                return;
            }
        }

        write(writer.Out, value);
    }

    public override T Read(MessageReader reader) => typeof(T).IsValueType || reader.In.ReadBoolean() ? read(reader.In) : default!;
}
