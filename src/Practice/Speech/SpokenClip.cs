using CxBridge.Practice.Callees;

namespace CxBridge.Practice.Speech;

/// <summary>Brings synthesised words to the shape of a call: no silence at the ends, and a known level.</summary>
public static class SpokenClip
{
    // A frame belongs to the words when it is less than this below the loudest one.
    private const double EdgeDecibels = 40;

    // A frame counts for the level when it is less than this below the loudest one: ITU-T P.56 has its activity threshold 15.9 dB below the
    // active level, whose loudest frames are some 8 dB above it.
    private const double ActiveDecibels = 24;

    /// <summary>Cuts silent frames off both ends; a pause before the words would count as thinking, one after them as the bot's latency.</summary>
    public static short[] Trim(ReadOnlySpan<short> samples)
    {
        double threshold = Loudest(samples) * Math.Pow(10, -EdgeDecibels / 10);
        int frames = samples.Length / Telephone.FrameSamples;
        int first = 0;
        while (first < frames && Power(samples, first) <= threshold)
        {
            first++;
        }

        int last = frames - 1;
        while (last > first && Power(samples, last) <= threshold)
        {
            last--;
        }

        return first >= frames ? [] : samples[(first * Telephone.FrameSamples)..((last + 1) * Telephone.FrameSamples)].ToArray();
    }

    /// <summary>Level of the active frames, dBFS.</summary>
    public static double ActiveDbfs(ReadOnlySpan<short> samples)
    {
        double threshold = Loudest(samples) * Math.Pow(10, -ActiveDecibels / 10);
        double sum = 0;
        int active = 0;
        for (int i = 0; i < samples.Length / Telephone.FrameSamples; i++)
        {
            double power = Power(samples, i);
            if (power > threshold)
            {
                sum += power;
                active++;
            }
        }

        return Telephone.Dbfs(active == 0 ? 0 : sum / active);
    }

    /// <summary>The same words at another level; peaks that do not fit are clipped, as a telephone would.</summary>
    public static short[] AtLevel(short[] samples, double dbfs)
    {
        double gain = Math.Pow(10, (dbfs - ActiveDbfs(samples)) / 20);
        return Array.ConvertAll(samples, s => (short)Math.Clamp(Math.Round(s * gain), short.MinValue, short.MaxValue));
    }

    private static double Power(ReadOnlySpan<short> samples, int frame) => Telephone.MeanSquare(samples.Slice(frame * Telephone.FrameSamples, Telephone.FrameSamples));

    private static double Loudest(ReadOnlySpan<short> samples)
    {
        double loudest = 0;
        for (int i = 0; i < samples.Length / Telephone.FrameSamples; i++)
        {
            loudest = Math.Max(loudest, Power(samples, i));
        }

        return loudest;
    }
}
