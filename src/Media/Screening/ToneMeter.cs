namespace CxBridge.Media.Screening;

/// <summary>Finds the two strongest tones of a line, frame by frame. Allocates nothing once made.</summary>
internal sealed class ToneMeter
{
    private const int Lowest = 7;
    private const int Highest = 243;

    /// <summary>Lines on each side of a peak that belong to it: the main lobe of a Hann window.</summary>
    private const int Lobe = 2;

    // A full-scale sine has a power of (512 x 1/2 x 1/2)^2 x 1.5 over its lobe.
    private const double FullScale = 128.0 * 128 * 1.5 * 32768 * 32768;
    private readonly float[] _line = new float[Spectrum.Length];
    private readonly Spectrum _spectrum = new();

    /// <summary>How long before the end of the last frame the measure lies: half of the window.</summary>
    public static TimeSpan Delay { get; } = TimeSpan.FromMilliseconds(32);

    /// <summary>Takes the next 20 ms.</summary>
    public ToneFrame Measure(ReadOnlySpan<short> frame)
    {
        _line.AsSpan(frame.Length).CopyTo(_line);
        Span<float> end = _line.AsSpan(_line.Length - frame.Length);
        for (int i = 0; i < frame.Length; i++)
        {
            end[i] = frame[i];
        }

        _spectrum.Measure(_line);
        ReadOnlySpan<float> power = _spectrum.Power;
        double total = 1e-3;
        for (int i = Lowest; i <= Highest; i++)
        {
            total += power[i];
        }

        int first = Peak(power, -1);
        int second = Peak(power, first);
        return new ToneFrame(
            Hertz(power, first), Around(power, first, -1) / total, Hertz(power, second), Around(power, second, first) / total, 10 * Math.Log10((total / FullScale) + 1e-10) - 3);
    }

    private static int Peak(ReadOnlySpan<float> power, int apartFrom)
    {
        int best = Lowest;
        float most = -1;
        for (int i = Lowest; i <= Highest; i++)
        {
            if ((apartFrom < 0 || Math.Abs(i - apartFrom) > Lobe) && power[i] > most)
            {
                most = power[i];
                best = i;
            }
        }

        return best;
    }

    private static double Around(ReadOnlySpan<float> power, int peak, int apartFrom)
    {
        double sum = 0;
        for (int i = Math.Max(Lowest, peak - Lobe); i <= Math.Min(Highest, peak + Lobe); i++)
        {
            sum += apartFrom < 0 || Math.Abs(i - apartFrom) > Lobe ? power[i] : 0;
        }

        return sum;
    }

    // A parabola through the logarithms of three lines: within 1 Hz for a Hann window.
    private static double Hertz(ReadOnlySpan<float> power, int peak)
    {
        double left = Math.Log(power[peak - 1] + 1e-6);
        double middle = Math.Log(power[peak] + 1e-6);
        double right = Math.Log(power[peak + 1] + 1e-6);
        double curve = left - (2 * middle) + right;
        double offset = curve < 0 ? Math.Clamp((left - right) / (2 * curve), -1, 1) : 0;
        return (peak + offset) * Spectrum.Step;
    }
}
