using CxBridge.Media.Codecs;

namespace CxBridge.Media.Battery;

/// <summary>
/// Finds one channel's echo in the other.
/// <code>
/// 1 search    correlation of both, high frequencies raised, for delays of 0 to 500 ms; an echo stands out by far from the rest
/// 2 fit       the filter of 8 ms around that delay which explains most of the other channel (normal equations)
/// 3 level     the power that it explains, against that of the channel that is echoed
/// </code>
/// The first two minutes are looked at.
/// </summary>
internal static class EchoMeter
{
    private const int Longest = 4000;
    private const int Before = 8;
    private const int Taps = 64;
    private const int MostSamples = 120 * AudioFrame.SampleRate;
    private const int ShortestSound = 2 * Longest;
    private const float Raise = 0.9f;
    private const double StandsOut = 12;
    private const int Itself = 160;

    /// <summary>Level in dB and delay in milliseconds, or null when there is none.</summary>
    public static (double Level, double DelayMs)? Find(BatterySound spoken, BatterySound other)
    {
        int count = Math.Min(MostSamples, Math.Min(spoken.Length, other.Length)) - Longest;
        if (count < ShortestSound || other.Energy(0, other.Length) < 1)
        {
            return null;
        }

        int delay = Search(Raised(spoken.Shape), Raised(other.Shape), count); // 1
        if (delay < 0)
        {
            return null;
        }

        // 2
        ReadOnlySpan<float> x = spoken.Shape.Slice(Before, count - Taps - Before);
        var auto = new double[Taps];
        var cross = new double[Taps];
        for (int i = 0; i < Taps; i++)
        {
            auto[i] = Upsampler.Dot(x[..^Taps], spoken.Shape.Slice(Before + i, x.Length - Taps));
            cross[i] = Upsampler.Dot(x[..^Taps], other.Shape.Slice(delay + i, x.Length - Taps));
        }

        double explained = Explained(auto, cross);
        return explained <= 0 ? null : (10 * Math.Log10(explained / auto[0]), delay * 1000.0 / AudioFrame.SampleRate); // 3
    }

    private static int Search(float[] spoken, float[] other, int count)
    {
        var likeness = new double[Longest];
        for (int delay = 0; delay < Longest; delay++)
        {
            likeness[delay] = Math.Abs(Upsampler.Dot(spoken.AsSpan(0, count), other.AsSpan(delay, count)));
        }

        int best = Array.IndexOf(likeness, likeness.Max());
        double[] rest = [.. likeness.Where((_, delay) => Math.Abs(delay - best) > Itself).Order()];
        return likeness[best] > StandsOut * rest[rest.Length / 2] ? best : -1;
    }

    private static float[] Raised(ReadOnlySpan<float> shape)
    {
        var raised = new float[shape.Length];
        for (int i = 1; i < raised.Length; i++)
        {
            raised[i] = shape[i] - (Raise * shape[i - 1]);
        }

        return raised;
    }

    // Cross-correlation times the solution of the Toeplitz system, by Cholesky's decomposition.
    private static double Explained(double[] auto, double[] cross)
    {
        var lower = new double[Taps, Taps];
        var solved = new double[Taps];
        double explained = 0;
        for (int i = 0; i < Taps; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = auto[i - j] + (i == j ? auto[0] * 1e-4 : 0);
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, double.Epsilon)) : sum / lower[j, j];
            }

            double rest = cross[i];
            for (int k = 0; k < i; k++)
            {
                rest -= lower[i, k] * solved[k];
            }

            solved[i] = rest / lower[i, i];
            explained += solved[i] * solved[i];
        }

        return explained;
    }
}
