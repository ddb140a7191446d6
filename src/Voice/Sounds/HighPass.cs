using System.Numerics;

namespace CxBridge.Voice.Sounds;

/// <summary>A linear-phase high-pass: a unit impulse less a Hamming-windowed sinc.</summary>
internal static class HighPass
{
    /// <summary>The filter.</summary>
    /// <param name="cutOff">Where it has fallen to half, hertz.</param>
    /// <param name="sampleRate">Hertz.</param>
    /// <param name="taps">Its length, odd.</param>
    public static float[] Design(double cutOff, int sampleRate, int taps)
    {
        float[] filter = new float[taps];
        double cut = cutOff / sampleRate;
        for (int i = 0; i < taps; i++)
        {
            int x = i - (taps / 2);
            double lowPass = x == 0 ? 2 * cut : Math.Sin(2 * Math.PI * cut * x) / (Math.PI * x);
            double hamming = 0.54 - (0.46 * Math.Cos(2 * Math.PI * i / (taps - 1)));
            filter[i] = (float)((x == 0 ? 1 : 0) - (lowPass * hamming));
        }

        return filter;
    }

    /// <summary>The sound through the filter, its delay taken out.</summary>
    public static float[] Apply(ReadOnlySpan<float> sound, ReadOnlySpan<float> filter)
    {
        float[] padded = new float[sound.Length + filter.Length + Vector<float>.Count];
        sound.CopyTo(padded.AsSpan(filter.Length / 2));
        float[] output = new float[sound.Length];

        // Taps outside, samples inside: eight outputs at a time.
        for (int tap = 0; tap < filter.Length; tap++)
        {
            Vector<float> weight = new(filter[tap]);
            int i = 0;
            for (; i <= output.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                (new Vector<float>(output, i) + (weight * new Vector<float>(padded, i + tap))).CopyTo(output, i);
            }

            for (; i < output.Length; i++)
            {
                output[i] += filter[tap] * padded[i + tap];
            }
        }

        return output;
    }
}
