using System.Buffers.Binary;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Media.Screening;

/// <summary>
/// Reads telephone sound from a RIFF/WAVE file: 8 kHz, 16-bit linear or G.711. Of several channels the first is taken unless all are asked for: in our
/// recordings the first is the far end, the second the bot.
/// A file is refused rather than guessed at, for a wrong rate or a cut-off end would look like a verdict.
/// </summary>
public static class WavFile
{
    private const long MostBytes = 200_000_000;
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const int Linear = 1;
    private const int ALaw = 6;
    private const int MuLaw = 7;
    private const string Convert = "Convert it: sox IN.wav -r 8000 -b 16 -e signed-integer OUT.wav";

    /// <summary>What speaks against reading a file into memory at all; null when nothing does.</summary>
    public static WavProblem? ProblemOf(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file is { Exists: true, Length: > MostBytes } ? new WavProblem("The file is longer than a call", "Cut it.") : null;
    }

    /// <summary>The samples of the first channel, or what is wrong; exactly one of the two.</summary>
    public static (short[]? Samples, WavProblem? Problem) Read(ReadOnlySpan<byte> file)
    {
        (short[][]? channels, WavProblem? problem) = ReadChannels(file);
        return (channels?[0], problem);
    }

    /// <summary>The samples of each channel, or what is wrong; exactly one of the two.</summary>
    public static (short[][]? Channels, WavProblem? Problem) ReadChannels(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return Refuse("The file is empty", "Record it again.");
        }

        if (file.Length < RiffHeader || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            return Refuse("This is not a WAV file", $"A RIFF/WAVE file of 8 kHz is needed. {Convert}");
        }

        Format? format = null;
        for (int at = RiffHeader; at + ChunkHeader <= file.Length;)
        {
            ReadOnlySpan<byte> id = file.Slice(at, 4);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            ReadOnlySpan<byte> body = file[(at + ChunkHeader)..];
            if (size > body.Length)
            {
                return Refuse($"The file is cut off: {body.Length} of {size} bytes of a part are there", "Copy or record it again.");
            }

            body = body[..(int)size];
            if (id.SequenceEqual("fmt "u8) && body.Length >= 16)
            {
                format = Format.Read(body);
                if (format.Problem is { } problem)
                {
                    return (null, problem);
                }
            }
            else if (id.SequenceEqual("data"u8))
            {
                return format is null ? Refuse("The file has sound before it says of what format", Convert) : Samples(body, format);
            }

            // Chunks are padded to even sizes.
            at += ChunkHeader + body.Length + (body.Length & 1);
        }

        return Refuse("The file is cut off: it has no sound", "Copy or record it again.");
    }

    private static (short[][]? Channels, WavProblem? Problem) Samples(ReadOnlySpan<byte> data, Format format)
    {
        int count = data.Length / (format.Bits / 8 * format.Channels);
        if (count == 0)
        {
            return Refuse("There is no sound in the file", "Record it again.");
        }

        var channels = new short[format.Channels][];
        for (int channel = 0; channel < channels.Length; channel++)
        {
            channels[channel] = new short[count];
            if (format.Code == Linear)
            {
                for (int i = 0; i < count; i++)
                {
                    channels[channel][i] = BinaryPrimitives.ReadInt16LittleEndian(data[(((i * format.Channels) + channel) * 2)..]);
                }
            }
            else
            {
                Decode(data, format, channel, channels[channel]);
            }
        }

        return (channels, null);
    }

    private static void Decode(ReadOnlySpan<byte> data, Format format, int channel, short[] samples)
    {
        var coded = new byte[samples.Length];
        for (int i = 0; i < coded.Length; i++)
        {
            coded[i] = data[(i * format.Channels) + channel];
        }

        G711.Decode(format.Code == ALaw ? AudioCodec.Pcma : AudioCodec.Pcmu, coded, samples);
    }

    private static (short[][]? Channels, WavProblem? Problem) Refuse(string message, string cure) => (null, new WavProblem(message, cure));

    private sealed record Format(int Code, int Channels, int Rate, int Bits)
    {
        public WavProblem? Problem => this switch
        {
            { Code: Linear, Bits: not 16 } or { Code: ALaw or MuLaw, Bits: not 8 } => new($"{Bits} bits a sample cannot be read", Convert),
            { Code: not (Linear or ALaw or MuLaw) } => new($"The sound has format {Code}", Convert),
            { Rate: not AudioFrame.SampleRate } => new($"The sound has {Rate} Hz", $"A telephone line has 8000 Hz. {Convert}"),
            { Channels: < 1 or > 8 } => new($"The sound has {Channels} channels", Convert),
            _ => null,
        };

        // The extensible format (0xFFFE) names the real one at the beginning of its GUID.
        public static Format Read(ReadOnlySpan<byte> chunk)
        {
            int code = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
            return new Format(
                code == 0xFFFE && chunk.Length >= 26 ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]) : code,
                BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]),
                BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]),
                BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]));
        }
    }
}
