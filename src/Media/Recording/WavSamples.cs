using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CxBridge.Media.Recording;

/// <summary>Reads a WAV file as it is played to a callee: 16-bit PCM, mono, 8 kHz.</summary>
internal static class WavSamples
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;

    /// <exception cref="FormatException">Something else.</exception>
    public static short[] Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < RiffHeader || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            throw new FormatException("not a RIFF/WAVE file");
        }

        bool known = false;
        for (int at = RiffHeader; at + ChunkHeader <= file.Length;)
        {
            ReadOnlySpan<byte> id = file.Slice(at, 4);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            ReadOnlySpan<byte> body = file[(at + ChunkHeader)..];
            body = size < body.Length ? body[..(int)size] : body;
            if (id.SequenceEqual("fmt "u8) && body.Length >= 16)
            {
                known = BinaryPrimitives.ReadUInt16LittleEndian(body) == 1
                    && BinaryPrimitives.ReadUInt16LittleEndian(body[2..]) == 1
                    && BinaryPrimitives.ReadInt32LittleEndian(body[4..]) == AudioFrame.SampleRate
                    && BinaryPrimitives.ReadUInt16LittleEndian(body[14..]) == 16;
            }
            else if (id.SequenceEqual("data"u8))
            {
                // Little endian, as every machine that this runs on.
                return known ? MemoryMarshal.Cast<byte, short>(body[..(body.Length & ~1)]).ToArray() : throw new FormatException("not 16-bit PCM, mono, 8 kHz");
            }

            // Chunks are padded to even sizes.
            at += ChunkHeader + body.Length + (body.Length & 1);
        }

        throw new FormatException("no sound in the file");
    }
}
