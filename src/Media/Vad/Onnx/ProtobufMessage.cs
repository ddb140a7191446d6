using System.Buffers;
using System.Text;

namespace CxBridge.Media.Vad.Onnx;

/// <summary>A protocol buffers message, written field by field (protobuf.dev/programming-guides/encoding).</summary>
internal sealed class ProtobufMessage
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ProtobufMessage Number(int field, long value)
    {
        Head(field, Varint);
        WriteVarint((ulong)value);
        return this;
    }

    public ProtobufMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Message(int field, ProtobufMessage value) => Bytes(field, value._bytes.WrittenSpan);

    public ProtobufMessage Bytes(int field, ReadOnlySpan<byte> value)
    {
        Head(field, LengthDelimited);
        WriteVarint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void Head(int field, int type) => WriteVarint(((ulong)field << 3) | (uint)type);

    private void WriteVarint(ulong value)
    {
        Span<byte> span = _bytes.GetSpan(10);
        int count = 0;
        do
        {
            span[count++] = (byte)((value & 0x7F) | (value > 0x7F ? 0x80u : 0u));
            value >>= 7;
        }
        while (value > 0);
        _bytes.Advance(count);
    }
}
