namespace CxBridge.Media.Battery;

/// <summary>
/// Active speech level by ITU-T P.56, method B: the power of a sound while somebody speaks, pauses of more than 200 ms left out.
/// <code>
/// 1 envelope    two exponential averages of the rectified sound, 30 ms each
/// 2 activity    for each threshold 2^j: time in which the envelope is above it, or was within the last 200 ms
/// 3 level       the power over that time, for the threshold that lies 15.9 dB below it; between two thresholds interpolated
/// </code>
/// </summary>
internal static class SpeechLevel
{
    /// <summary>What is told of a sound without any.</summary>
    public const double Silence = -100;

    private const double Margin = 15.9;
    private const int Thresholds = 15;
    private const int Hangover = AudioFrame.SampleRate / 5;
    private static readonly double Smoothing = Math.Exp(-1 / (0.03 * AudioFrame.SampleRate));

    /// <summary>Decibels of full scale; its constant part is left out.</summary>
    public static double Of(ReadOnlySpan<short> samples)
    {
        double mean = Mean(samples);
        double power = 0;
        double first = 0;
        double second = 0;
        Span<long> active = stackalloc long[Thresholds];
        Span<int> hang = stackalloc int[Thresholds];
        foreach (short sample in samples)
        {
            double value = sample - mean;
            power += value * value;
            first = (Smoothing * first) + ((1 - Smoothing) * Math.Abs(value)); // 1
            second = (Smoothing * second) + ((1 - Smoothing) * first);
            for (int j = 0; j < Thresholds; j++)
            {
                hang[j] = second >= 1 << j ? Hangover : hang[j] - 1; // 2
                active[j] += hang[j] > 0 ? 1 : 0;
            }
        }

        double level = Silence;
        double above = double.NaN;
        for (int j = 0; j < Thresholds && active[j] > 0; j++) // 3
        {
            double active20 = Decibels(power / active[j]);
            double over = active20 - Decibels((double)(1L << j) * (1L << j));
            if (over <= Margin)
            {
                return double.IsNaN(above) ? active20 : level + ((active20 - level) * (above - Margin) / (above - over));
            }

            level = active20;
            above = over;
        }

        return level;
    }

    /// <summary>The constant part, in steps of 16 bits.</summary>
    public static double Mean(ReadOnlySpan<short> samples)
    {
        long sum = 0;
        foreach (short sample in samples)
        {
            sum += sample;
        }

        return samples.IsEmpty ? 0 : (double)sum / samples.Length;
    }

    /// <summary>Mean square of 16-bit samples in decibels of full scale.</summary>
    public static double Decibels(double meanSquare) => Math.Max(Silence, 10 * Math.Log10((meanSquare / (32768.0 * 32768.0)) + 1e-30));
}
