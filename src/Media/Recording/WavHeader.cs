using System.Buffers.Binary;

namespace CxBridge.Media.Recording;

/// <summary>The 44 octets before the samples of a 16-bit PCM WAV file (RIFF).</summary>
internal static class WavHeader
{
    public const int Size = 44;

    /// <summary>Writes the header of a file that holds <paramref name="dataLength"/> octets of samples.</summary>
    public static void Write(Span<byte> target, int channels, int sampleRate, long dataLength)
    {
        uint data = (uint)Math.Min(dataLength, uint.MaxValue - Size);
        "RIFF"u8.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], data + Size - 8);
        "WAVEfmt "u8.CopyTo(target[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(target[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(target[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(target[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(target[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(target[28..], sampleRate * channels * 2);
        BinaryPrimitives.WriteInt16LittleEndian(target[32..], (short)(channels * 2));
        BinaryPrimitives.WriteInt16LittleEndian(target[34..], 16);
        "data"u8.CopyTo(target[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[40..], data);
    }
}
