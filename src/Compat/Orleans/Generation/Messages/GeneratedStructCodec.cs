using System.ComponentModel;

namespace CxBridge.Compat.Generation;

/// <summary>Base of the codecs that are generated for structs with [GenerateSerializer].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedStructCodec<T> : Codec<T>
    where T : struct
{
    protected abstract void CopyMembers(ref T from, ref T to, CopyContext context);

    protected abstract void WriteMembers(MessageWriter writer, ref T value);

    protected abstract void ReadMembers(MessageReader reader, ref T value);

    public sealed override T Copy(T value, CopyContext context)
    {
        if (IsShallow)
        {
            return value;
        }

        var copy = default(T);
        CopyMembers(ref value, ref copy, context);
        return copy;
    }

    public sealed override void Write(MessageWriter writer, T value) => WriteMembers(writer, ref value);

    public sealed override T Read(MessageReader reader)
    {
        var value = default(T);
        ReadMembers(reader, ref value);
        return value;
    }
}
