namespace CxBridge.Media.Codecs;

/// <summary>The low-pass of both resamplers: 96 taps at 16 kHz, flat to 3.4 kHz and 60 dB down from 4.4 kHz; a windowed sinc with a Kaiser window.</summary>
internal static class HalfBand
{
    public const int Taps = 96;
    private const double Cutoff = 3900.0 / 16000.0;
    private const double Beta = 6.5;

    /// <summary>Coefficients with a gain of one, shared by all streams.</summary>
    public static float[] Taps16 { get; } = Design();

    private static float[] Design()
    {
        var taps = new double[Taps];
        double sum = 0;
        for (int i = 0; i < Taps; i++)
        {
            double x = i - ((Taps - 1) / 2.0);
            double sinc = Math.Sin(2 * Math.PI * Cutoff * x) / (Math.PI * x);
            double edge = 2 * x / (Taps - 1);
            taps[i] = sinc * Bessel(Beta * Math.Sqrt(1 - (edge * edge))) / Bessel(Beta);
            sum += taps[i];
        }

        return Array.ConvertAll(taps, tap => (float)(tap / sum));
    }

    private static double Bessel(double x)
    {
        double term = 1;
        double total = 1;
        for (int k = 1; k < 32; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            total += term;
        }

        return total;
    }
}
