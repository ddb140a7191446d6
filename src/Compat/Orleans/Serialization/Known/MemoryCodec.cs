namespace Orleans.Serialization;

internal sealed class MemoryCodec<T> : Codec<Memory<T>>
{
    public override Memory<T> Copy(Memory<T> value, CopyContext context) => Codecs.Of<T[]>().Copy(value.ToArray(), context);

    public override void Write(MessageWriter writer, Memory<T> value) => Codecs.Of<T[]>().Write(writer, value.ToArray());

    public override Memory<T> Read(MessageReader reader) => Codecs.Of<T[]>().Read(reader);
}
