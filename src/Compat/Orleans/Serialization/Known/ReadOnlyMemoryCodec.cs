namespace Orleans.Serialization;

internal sealed class ReadOnlyMemoryCodec<T> : Codec<ReadOnlyMemory<T>>
{
    public override ReadOnlyMemory<T> Copy(ReadOnlyMemory<T> value, CopyContext context) => Codecs.Of<T[]>().Copy(value.ToArray(), context);

    public override void Write(MessageWriter writer, ReadOnlyMemory<T> value) => Codecs.Of<T[]>().Write(writer, value.ToArray());

    public override ReadOnlyMemory<T> Read(MessageReader reader) => Codecs.Of<T[]>().Read(reader);
}
