using System.ComponentModel;
using Orleans;

namespace CxBridge.Compat.Generation;

/// <summary>A foreign type that crosses as a surrogate of ours (<see cref="IConverter{TValue,TSurrogate}"/>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SurrogateCodec<TValue, TSurrogate, TConverter> : Codec<TValue>
    where TSurrogate : struct
    where TConverter : IConverter<TValue, TSurrogate>, new()
{
    private readonly TConverter _converter = new();

    public override TValue Copy(TValue value, CopyContext context) => value is null
        ? value
        : _converter.ConvertFromSurrogate(Codecs.Of<TSurrogate>().Copy(_converter.ConvertToSurrogate(value), context));

    public override void Write(MessageWriter writer, TValue value)
    {
        writer.Out.Write(value is not null);
        if (value is not null)
        {
            Codecs.Of<TSurrogate>().Write(writer, _converter.ConvertToSurrogate(value));
        }
    }

    public override TValue Read(MessageReader reader) =>
        reader.In.ReadBoolean() ? _converter.ConvertFromSurrogate(Codecs.Of<TSurrogate>().Read(reader)) : default!;
}
