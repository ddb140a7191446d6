namespace CxBridge.Tests.SipInterop.Support;

/// <summary>WAV files as baresip plays them: 16 bit, mono, 8 kHz.</summary>
internal static class Wav
{
    private const int HeaderBytes = 44;

    public static byte[] Of8Khz(ReadOnlySpan<short> samples)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("RIFF"u8);
        writer.Write(HeaderBytes - 8 + (2 * samples.Length));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(16000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * samples.Length);
        foreach (short sample in samples)
        {
            writer.Write(sample);
        }

        return bytes.ToArray();
    }

    /// <summary>Samples of a file with the plain header of <see cref="Of8Khz"/>, which is what flite writes too.</summary>
    public static short[] Samples(byte[] file) =>
        [.. Enumerable.Range(0, (file.Length - HeaderBytes) / 2).Select(i => BitConverter.ToInt16(file, HeaderBytes + (2 * i)))];
}
