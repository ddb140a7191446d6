using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

internal sealed class EnumCodec<T> : Codec<T>
    where T : struct, Enum
{
    public override bool IsShallow => true;

    public override T Copy(T value, CopyContext context) => value;

    public override void Write(MessageWriter writer, T value)
    {
        long wide = 0;
        Unsafe.As<long, T>(ref wide) = value;
        writer.Out.Write7BitEncodedInt64(wide);
    }

    public override T Read(MessageReader reader)
    {
        var wide = reader.In.Read7BitEncodedInt64();
        return Unsafe.As<long, T>(ref wide);
    }
}
