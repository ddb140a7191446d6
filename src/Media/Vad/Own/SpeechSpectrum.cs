namespace CxBridge.Media.Vad.Own;

/// <summary>
/// What the product's own model hears: the energy of 24 bands between 100 and 3800 Hz, evenly spaced in mel (2595 log10(1 + f / 700)), of the last 32 ms.
/// Both steps are products with fixed matrices, so the very same numbers come out of the training and of the ONNX graph.
/// <code>
/// 1 spectrum   256 samples x Hann window x cosines and sines of 119 frequencies, 31.25 Hz apart
/// 2 power      squared
/// 3 bands      triangles over the power; log(+ 1e-6), so that a line that is switched off sounds like a very quiet one
/// </code>
/// </summary>
public static class SpeechSpectrum
{
    /// <summary>Samples of 8 kHz in a window.</summary>
    public const int Window = 256;

    /// <summary>Bands.</summary>
    public const int Bands = 24;

    /// <summary>Added before the logarithm.</summary>
    public const float Faintest = 1e-6f;

    private const int FirstBin = 3;
    private const int LastBin = 121;

    /// <summary>Cosines and sines.</summary>
    public const int Waves = 2 * (LastBin - FirstBin + 1);

    private const double BinWidth = 8000.0 / Window;
    private const double Lowest = 100;
    private const double Highest = 3800;

    /// <summary>[<see cref="Window"/>, <see cref="Waves"/>], row by row.</summary>
    public static float[] Basis { get; } = MakeBasis();

    /// <summary>[<see cref="Waves"/>, <see cref="Bands"/>], row by row: the triangle of a frequency, for its cosine and again for its sine.</summary>
    public static float[] Triangles { get; } = MakeTriangles();

    private static float[] MakeBasis()
    {
        var basis = new float[Window * Waves];
        for (int n = 0; n < Window; n++)
        {
            double hann = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (n + 0.5) / Window));
            for (int bin = FirstBin; bin <= LastBin; bin++)
            {
                (double sine, double cosine) = Math.SinCos(2 * Math.PI * bin * n / Window);
                int at = (n * Waves) + (bin - FirstBin);
                basis[at] = (float)(hann * cosine);
                basis[at + (Waves / 2)] = (float)(hann * sine);
            }
        }

        return basis;
    }

    private static float[] MakeTriangles()
    {
        var triangles = new float[Waves * Bands];
        for (int band = 0; band < Bands; band++)
        {
            (double low, double centre, double high) = (Edge(band), Edge(band + 1), Edge(band + 2));
            for (int bin = FirstBin; bin <= LastBin; bin++)
            {
                double frequency = bin * BinWidth;
                double height = Math.Max(0, Math.Min((frequency - low) / (centre - low), (high - frequency) / (high - centre)));
                int row = bin - FirstBin;
                triangles[(row * Bands) + band] = (float)height;
                triangles[((row + (Waves / 2)) * Bands) + band] = (float)height;
            }
        }

        return triangles;
    }

    private static double Edge(int number)
    {
        double mel = Mel(Lowest) + ((Mel(Highest) - Mel(Lowest)) * number / (Bands + 1));
        return 700 * (Math.Pow(10, mel / 2595) - 1);
    }

    private static double Mel(double frequency) => 2595 * Math.Log10(1 + (frequency / 700));
}
