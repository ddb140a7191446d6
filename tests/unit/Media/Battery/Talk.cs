namespace CxBridge.Tests.Unit.Media.Battery;

/// <summary>Talk made by a seeded formula: syllables with their own pitch, vowel and consonant, and pauses. It never repeats itself, so that each piece of it has one place in time.</summary>
internal static class Talk
{
    private const int Rate = 8000;

    /// <summary>Makes it, with an active level of about -26 dBFS unless stated.</summary>
    public static short[] Of(int seed, double seconds, double dbfs = -26)
    {
        var random = new Random(seed);
        var samples = new double[(int)(seconds * Rate)];
        int at = 800;
        int words = 0;
        while (at < samples.Length - 4000)
        {
            at += Consonant(samples, at, random);
            at += Vowel(samples, at, random);
            words++;
            at += words % 7 == 0 ? (int)(Rate * (0.25 + (0.4 * random.NextDouble()))) : words % 2 == 0 ? (int)(Rate * 0.03 * random.NextDouble()) : 0;
        }

        double power = samples.Sum(x => x * x) / samples.Count(x => x != 0);
        double scale = 32768 * Math.Pow(10, dbfs / 20) / Math.Sqrt(power);
        return Array.ConvertAll(samples, x => (short)Math.Clamp(Math.Round(x * scale), short.MinValue, short.MaxValue));
    }

    /// <summary>Frames of 20 ms in which it is loud.</summary>
    public static int[] LoudFrames(short[] talk) =>
        [.. Enumerable.Range(1, (talk.Length / 160) - 2).Where(i => Enumerable.Range(-1, 3).All(n => Sounds.Decibels(talk.AsSpan((i + n) * 160, 160)) > -33))];

    private static int Consonant(double[] samples, int at, Random random)
    {
        int length = (int)(Rate * (0.04 + (0.06 * random.NextDouble())));
        double centre = 1200 + (1800 * random.NextDouble());
        double radius = 0.8;
        double loudness = 0.3 + (0.4 * random.NextDouble());
        double first = 0;
        double second = 0;
        for (int i = 0; i < length && at + i < samples.Length; i++)
        {
            // Noise through a resonance.
            double value = (random.NextDouble() - 0.5) + (2 * radius * Math.Cos(2 * Math.PI * centre / Rate) * first) - (radius * radius * second);
            (first, second) = (value, first);
            samples[at + i] += loudness * value * Math.Sin(Math.PI * i / length);
        }

        return length;
    }

    private static int Vowel(double[] samples, int at, Random random)
    {
        int length = (int)(Rate * (0.09 + (0.15 * random.NextDouble())));
        double pitch = 95 + (90 * random.NextDouble());
        double glide = 0.7 + (0.6 * random.NextDouble());
        double open = 350 + (450 * random.NextDouble());
        double front = 1000 + (1300 * random.NextDouble());
        double phase = 0;
        for (int i = 0; i < length && at + i < samples.Length; i++)
        {
            double hertz = pitch * (1 + ((glide - 1) * i / length));
            phase += hertz / Rate;
            double value = 0;
            for (int harmonic = 1; harmonic * hertz < 3400; harmonic++)
            {
                double f = harmonic * hertz;
                double gain = (1 / (1 + Math.Pow((f - open) / 120, 2))) + (0.5 / (1 + Math.Pow((f - front) / 150, 2)));
                value += gain * Math.Cos(2 * Math.PI * harmonic * phase);
            }

            samples[at + i] += value * Math.Pow(Math.Sin(Math.PI * i / length), 0.6);
        }

        return length;
    }
}
