using Orleans.Concurrency;

namespace Orleans.Serialization;

internal sealed class WrappedImmutableCodec<T> : Codec<Immutable<T>>
{
    public override bool IsShallow => true;

    public override Immutable<T> Copy(Immutable<T> value, CopyContext context) => value;

    public override void Write(MessageWriter writer, Immutable<T> value) => Codecs.Of<T>().Write(writer, value.Value);

    public override Immutable<T> Read(MessageReader reader) => new(Codecs.Of<T>().Read(reader));
}
