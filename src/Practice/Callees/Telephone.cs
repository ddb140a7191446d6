namespace CxBridge.Practice.Callees;

/// <summary>Sound as a telephone line carries it: 8 kHz, 16-bit, mono, in frames of 20 ms.</summary>
public static class Telephone
{
    /// <summary>Hertz.</summary>
    public const int SampleRate = 8_000;

    /// <summary>Samples of a frame.</summary>
    public const int FrameSamples = 160;

    /// <summary>Length of a frame.</summary>
    public static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private const double FullScale = 32_767;

    /// <summary>RMS amplitude of a level.</summary>
    public static double Amplitude(double dbfs) => FullScale * Math.Pow(10, dbfs / 20);

    /// <summary>Level of a mean square.</summary>
    public static double Dbfs(double meanSquare) => meanSquare <= 0 ? -120 : Math.Max(-120, 10 * Math.Log10(meanSquare / (FullScale * FullScale)));

    /// <summary>Mean square of samples; 0 for none.</summary>
    public static double MeanSquare(ReadOnlySpan<short> samples)
    {
        long sum = 0;
        foreach (short s in samples)
        {
            sum += s * s;
        }

        return samples.IsEmpty ? 0 : (double)sum / samples.Length;
    }

    /// <summary>How long so many samples last.</summary>
    public static TimeSpan Duration(int samples) => TimeSpan.FromMilliseconds(samples * 1000.0 / SampleRate);
}
