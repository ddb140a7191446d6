namespace CxBridge.Media.Codecs;

/// <summary>16 kHz to 8 kHz by a polyphase filter; one stream, one instance. Delay 3 ms.</summary>
public sealed class Downsampler
{
    private readonly float[] _taps = HalfBand.Taps16;
    private readonly float[] _line;

    /// <summary>Makes one with silence behind it.</summary>
    /// <param name="largest">Most samples given to it at once; a second unless stated.</param>
    public Downsampler(int largest = 16000) => _line = new float[HalfBand.Taps - 1 + largest];

    /// <summary>Resamples an even number of samples; <paramref name="target"/> is half as long as <paramref name="source"/>.</summary>
    public void Process(ReadOnlySpan<short> source, Span<short> target)
    {
        Span<float> line = _line;
        for (int i = 0; i < source.Length; i++)
        {
            line[HalfBand.Taps - 1 + i] = source[i];
        }

        // The filter is symmetric: its reverse, which a convolution would need, is itself.
        for (int i = 0; i < source.Length / 2; i++)
        {
            target[i] = Upsampler.Saturate(Upsampler.Dot(line.Slice((2 * i) + 1, HalfBand.Taps), _taps));
        }

        line.Slice(source.Length, HalfBand.Taps - 1).CopyTo(line);
    }
}
