namespace CxBridge.Tests.Unit.Media;

/// <summary>Sounds to test with. Speech is a buzz with a pitch contour, formants and syllables: what an energy and periodicity detector looks for.</summary>
internal static class Sounds
{
    public static short[] Tone(double hertz, int rate, TimeSpan length, double amplitude)
    {
        var samples = new short[(int)(length.TotalSeconds * rate)];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)(amplitude * Math.Sin(2 * Math.PI * hertz * i / rate));
        }

        return samples;
    }

    public static short[] Noise(double dbfs, TimeSpan length, int seed)
    {
        var random = new Random(seed);
        double rms = 32768 * Math.Pow(10, dbfs / 20);
        var samples = new short[(int)(length.TotalSeconds * 8000)];
        for (int i = 0; i < samples.Length; i++)
        {
            double gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            samples[i] = (short)Math.Clamp(rms * gauss, short.MinValue, short.MaxValue);
        }

        return samples;
    }

    public static short[] Speech(TimeSpan length, double dbfs = -24, double pitch = 125)
    {
        var samples = new double[(int)(length.TotalSeconds * 8000)];
        double phase = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double t = i / 8000.0;
            double hertz = pitch * (1 + (0.08 * Math.Sin(2 * Math.PI * 2.1 * t)));
            phase += hertz / 8000;
            double value = 0;
            for (int harmonic = 1; harmonic * hertz < 3400; harmonic++)
            {
                double f = harmonic * hertz;
                double gain = 1 / (1 + Math.Pow((f - 600) / 250, 2)) + (0.4 / (1 + Math.Pow((f - 1600) / 300, 2)));
                value += gain * Math.Sin(2 * Math.PI * harmonic * phase);
            }

            // Four and a half syllables a second that never close entirely, as in a fluent sentence.
            samples[i] = value * (0.35 + (0.65 * Math.Abs(Math.Sin(Math.PI * 4.5 * t))));
        }

        double rms = Math.Sqrt(samples.Sum(x => x * x) / samples.Length);
        double scale = 32768 * Math.Pow(10, dbfs / 20) / rms;
        return Array.ConvertAll(samples, x => (short)Math.Clamp(x * scale, short.MinValue, short.MaxValue));
    }

    public static short[] Silence(TimeSpan length) => new short[(int)(length.TotalSeconds * 8000)];

    public static short[] Mix(short[] a, short[] b)
    {
        var sum = new short[Math.Max(a.Length, b.Length)];
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = (short)Math.Clamp((i < a.Length ? a[i] : 0) + (i < b.Length ? b[i] : 0), short.MinValue, short.MaxValue);
        }

        return sum;
    }

    public static double Decibels(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (short sample in samples)
        {
            sum += (double)sample * sample;
        }

        return 10 * Math.Log10((sum / samples.Length / (32768.0 * 32768.0)) + 1e-12);
    }

    public static double ToneLevel(ReadOnlySpan<short> samples, double hertz, int rate)
    {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            // Hann window: the skirts of one tone must not hide another.
            double window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / samples.Length));
            real += window * samples[i] * Math.Cos(2 * Math.PI * hertz * i / rate);
            imaginary += window * samples[i] * Math.Sin(2 * Math.PI * hertz * i / rate);
        }

        return 20 * Math.Log10((Math.Sqrt((real * real) + (imaginary * imaginary)) / samples.Length) + 1e-9);
    }
}
