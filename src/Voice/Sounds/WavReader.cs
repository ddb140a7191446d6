using System.Buffers.Binary;

namespace CxBridge.Voice.Sounds;

/// <summary>Reads the RIFF/WAVE files that speech engines write: 16-bit PCM. Engines that stream to a pipe cannot know the length beforehand and write
/// nonsense into the size fields, so the data chunk is taken to the end of the bytes when its size does not fit.</summary>
internal static class WavReader
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;

    /// <summary>The sound; several channels are averaged.</summary>
    /// <exception cref="FormatException">Not 16-bit PCM in a RIFF file.</exception>
    public static Sound Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < RiffHeader || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            throw new FormatException("not a RIFF/WAVE file");
        }

        int channels = 0;
        int rate = 0;
        for (int at = RiffHeader; at + ChunkHeader <= file.Length;)
        {
            ReadOnlySpan<byte> id = file.Slice(at, 4);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            ReadOnlySpan<byte> body = file[(at + ChunkHeader)..];
            body = size < body.Length ? body[..(int)size] : body;
            if (id.SequenceEqual("fmt "u8) && body.Length >= 16)
            {
                channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
                rate = BinaryPrimitives.ReadInt32LittleEndian(body[4..]);
                int bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
                if (channels is < 1 or > 8 || rate is < 4000 or > 192_000 || bits != 16)
                {
                    throw new FormatException($"{channels} channels at {rate} Hz with {bits} bits");
                }
            }
            else if (id.SequenceEqual("data"u8))
            {
                return channels == 0 ? throw new FormatException("data before its format") : new(Samples(body, channels), rate);
            }

            // Chunks are padded to even sizes.
            at += ChunkHeader + body.Length + (body.Length & 1);
        }

        throw new FormatException("no sound in the file");
    }

    private static float[] Samples(ReadOnlySpan<byte> data, int channels)
    {
        float[] samples = new float[data.Length / (2 * channels)];
        for (int i = 0; i < samples.Length; i++)
        {
            int sum = 0;
            for (int c = 0; c < channels; c++)
            {
                sum += BinaryPrimitives.ReadInt16LittleEndian(data[(((i * channels) + c) * 2)..]);
            }

            samples[i] = sum / (32768f * channels);
        }

        return samples;
    }
}
