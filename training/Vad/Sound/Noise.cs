namespace CxBridge.Training.Vad.Sound;

/// <summary>Makes noises by formula, at any level: the mixer sets it.</summary>
internal static class Noise
{
    private const double Rate = 8000;

    /// <param name="kind">Which, but for babble, which is made of speech.</param>
    /// <param name="length">Samples.</param>
    /// <param name="random">Decides everything.</param>
    public static double[] Make(NoiseKind kind, int length, Random random) => kind switch
    {
        NoiseKind.Quiet or NoiseKind.White => Coloured(length, random, 0),
        NoiseKind.Pink => Coloured(length, random, 0.9),
        NoiseKind.Hum => Hum(length, random),
        NoiseKind.Rumble => Rumble(length, random),
        NoiseKind.Music => Music(length, random),
        NoiseKind.Tones => Tones(length, random),
        NoiseKind.Clicks => Clicks(length, random),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static double[] Coloured(int length, Random random, double keep)
    {
        double last = 0;
        return Fill(length, _ => last = (keep * last) + White(random));
    }

    private static double[] Hum(int length, Random random)
    {
        double mains = random.Next(2) == 0 ? 50 : 60;
        double[] heights = [.. Enumerable.Range(1, 12).Select(h => random.NextDouble() / h)];
        return Fill(length, i => heights.Select((height, h) => height * Wave(mains * (h + 1), i)).Sum() + (0.02 * White(random)));
    }

    private static double[] Rumble(int length, Random random)
    {
        double[] noise = Coloured(length, random, 0.97);
        (double slow, double phase) = (0.1 + random.NextDouble(), random.NextDouble() * 6);
        return Fill(length, i => noise[i] * (0.6 + (0.5 * Math.Sin((2 * Math.PI * slow * i / Rate) + phase))));
    }

    private static double[] Music(int length, Random random)
    {
        var music = new double[length];
        double root = 110 * Math.Pow(2, random.NextDouble());
        int beat = random.Next(1600, 4000);
        int[] scale = [0, 2, 4, 5, 7, 9, 11, 12, 14, 16];
        for (int at = 0; at < length; at += beat)
        {
            foreach (int note in new[] { 0, 2, 4, random.Next(scale.Length) })
            {
                double frequency = root * Math.Pow(2, (scale[note] + (note > 4 ? 12 : 0)) / 12.0);
                double vibrato = 3 * random.NextDouble();
                int end = Math.Min(length, at + (beat * random.Next(1, 3)));
                for (int i = at; i < end; i++)
                {
                    double t = (i - at) / Rate;
                    double phase = (2 * Math.PI * frequency * t) + (vibrato * 0.1 * Math.Sin(2 * Math.PI * 5 * t));
                    music[i] += Math.Exp(-2 * t) * (Math.Sin(phase) + (0.5 * Math.Sin(2 * phase)) + (0.3 * Math.Sin(3 * phase)) + (0.2 * Math.Sin(4 * phase)));
                }
            }
        }

        return music;
    }

    // Cadences of ITU-T E.180 and of North America; keys of ITU-T Q.23.
    private static double[] Tones(int length, Random random)
    {
        (double[] Frequencies, double On, double Off)[] kinds =
        [
            ([440, 480], 2, 4), ([425], 1, 4), ([400, 450], 0.4, 0.2), ([480, 620], 0.5, 0.5), ([425], 0.25, 0.25), ([350, 440], 9, 0.1),
            ([697 + (73 * random.Next(4)), 1209 + (127 * random.Next(3))], 0.1, 0.2), ([1100], 0.5, 3), ([2100], 3, 0.5), ([1000], 0.6, 5),
        ];
        (double[] frequencies, double on, double off) = kinds[random.Next(kinds.Length)];
        double shift = random.NextDouble() * (on + off);
        return Fill(length, i => ((i / Rate) + shift) % (on + off) < on ? frequencies.Sum(frequency => Wave(frequency, i)) : 0.002 * White(random));
    }

    private static double[] Clicks(int length, Random random)
    {
        double[] clicks = Fill(length, _ => 0.003 * White(random));
        double perSecond = 1 + (10 * random.NextDouble());
        for (int at = 0; at < length; at += (int)(Rate / perSecond * (0.2 + (1.6 * random.NextDouble()))))
        {
            double ring = 300 + (2500 * random.NextDouble());
            double fade = 40 + (400 * random.NextDouble());
            double height = 0.3 + random.NextDouble();
            for (int i = at; i < Math.Min(length, at + 1200); i++)
            {
                double t = (i - at) / Rate;
                clicks[i] += height * Math.Exp(-fade * t) * ((0.6 * White(random)) + Math.Sin(2 * Math.PI * ring * t));
            }
        }

        return clicks;
    }

    private static double Wave(double frequency, int i) => Math.Sin(2 * Math.PI * frequency * i / Rate);

    private static double White(Random random) => (random.NextDouble() * 2) - 1;

    private static double[] Fill(int length, Func<int, double> value)
    {
        var samples = new double[length];
        for (int i = 0; i < length; i++)
        {
            samples[i] = value(i);
        }

        return samples;
    }
}
