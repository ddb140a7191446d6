using System.Numerics;

namespace CxBridge.Media.Codecs;

/// <summary>8 kHz to 16 kHz by a polyphase filter; one stream, one instance. Delay 3 ms.</summary>
public sealed class Upsampler
{
    private const int Phase = HalfBand.Taps / 2;
    private static readonly float[] Even = BuildPhase(0);
    private static readonly float[] Odd = BuildPhase(1);
    private readonly float[] _line;

    /// <summary>Makes one with silence behind it.</summary>
    /// <param name="largest">Most samples given to it at once.</param>
    public Upsampler(int largest) => _line = new float[Phase - 1 + largest];

    /// <summary>Resamples; <paramref name="target"/> is twice as long as <paramref name="source"/>.</summary>
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
            target[2 * i] = Saturate(Dot(window, Even));
            target[(2 * i) + 1] = Saturate(Dot(window, Odd));
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

    // Reversed, so that a dot product over rising time is the convolution; twice the gain makes up for the zeros between samples.
    private static float[] BuildPhase(int offset)
    {
        var phase = new float[Phase];
        for (int i = 0; i < Phase; i++)
        {
            phase[Phase - 1 - i] = 2 * HalfBand.Taps16[(2 * i) + offset];
        }

        return phase;
    }

    internal static short Saturate(float value) => (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);
}
