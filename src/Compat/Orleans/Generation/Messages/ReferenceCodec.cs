using System.ComponentModel;
using Orleans.Runtime;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>
/// Null, shared references, cycles and derived types, for every codec of a class. The derived codec sees exact instances only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReferenceCodec<T> : Codec<T>
    where T : class
{
    protected abstract T CopyExact(T value, CopyContext context);

    protected abstract void WriteExact(MessageWriter writer, T value);

    protected abstract T ReadExact(MessageReader reader);

    public sealed override T Copy(T value, CopyContext context)
    {
        if (value is null)
        {
            return null!;
        }

        if (value.GetType() != typeof(T))
        {
            return (T)Codecs.For(value.GetType()).CopyObject(value, context);
        }

        if (IsShallow)
        {
            return value;
        }

        return context.TryGetCopy(value, out var known) ? (T)known : CopyExact(value, context);
    }

    public sealed override void Write(MessageWriter writer, T value)
    {
        if (value is null)
        {
            writer.Out.Write((byte)ReferenceMark.Null);
        }
        else if (value.GetType() != typeof(T))
        {
            writer.Out.Write((byte)ReferenceMark.Derived);
            writer.WriteType(value.GetType());
            Codecs.For(value.GetType()).WriteObject(writer, value);
        }
        else if (writer.TryGetPosition(value, out var position))
        {
            writer.Out.Write((byte)ReferenceMark.Known);
            writer.Out.Write7BitEncodedInt(position);
        }
        else
        {
            writer.Out.Write((byte)ReferenceMark.Exact);
            writer.Track(value);
            WriteExact(writer, value);
        }
    }

    public sealed override T Read(MessageReader reader) => (ReferenceMark)reader.In.ReadByte() switch
    {
        ReferenceMark.Null => null!,
        ReferenceMark.Known => (T)reader.Known(reader.In.Read7BitEncodedInt()),
        ReferenceMark.Derived => (T)Codecs.For(reader.ReadType()).ReadObject(reader),
        _ => ReadTracked(reader),
    };

    private T ReadTracked(MessageReader reader)
    {
        // The place is taken before the members are read, as the writer took it: members may refer back.
        var place = reader.Reserve();
        var value = ReadExact(reader);
        reader.Fill(place, value);
        return value;
    }
}
