using System.Numerics;

namespace CxBridge.Media.Codecs;

/// <summary>8 kHz to 16 kHz by a polyphase filter; one stream, one instance. Delay 3 ms.</summary>
public sealed class Upsampler
{
    private const int Phase = HalfBand.Taps / 2;
    private const int Largest = 8000;
    private readonly float[] _even = new float[Phase];
    private readonly float[] _odd = new float[Phase];
    private readonly float[] _line = new float[Phase - 1 + Largest];

    /// <summary>Makes one with silence behind it.</summary>
    public Upsampler()
    {
        float[] taps = HalfBand.Design();
        for (int i = 0; i < Phase; i++)
        {
            // Reversed, so that a dot product over rising time is the convolution; twice the gain makes up for the zeros between samples.
            _even[Phase - 1 - i] = 2 * taps[2 * i];
            _odd[Phase - 1 - i] = 2 * taps[(2 * i) + 1];
        }
    }

    /// <summary>Resamples at most a second; <paramref name="target"/> is twice as long as <paramref name="source"/>.</summary>
    public void Process(ReadOnlySpan<short> source, Span<short> target)
    {
        Span<float> line = _line;
        for (int i = 0; i < source.Length; i++)
        {
            line[Phase - 1 + i] = source[i];
        }

        for (int i = 0; i < source.Length; i++)
        {
            ReadOnlySpan<float> window = line.Slice(i, Phase);
            target[2 * i] = Saturate(Dot(window, _even));
            target[(2 * i) + 1] = Saturate(Dot(window, _odd));
        }

        line.Slice(source.Length, Phase - 1).CopyTo(line);
    }

    internal static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        float total = Vector.Sum(sum);
        for (int i = a.Length - (a.Length % Vector<float>.Count); i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }

    internal static short Saturate(float value) => (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);
}
