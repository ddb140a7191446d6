using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Tests.Unit.Media.Screening.Corpus;

/// <summary>Sounds of a telephone line other than speech, 8 kHz, as numbers of full scale 1.</summary>
internal static class LineSounds
{
    public const int Rate = 8000;

    public static double[] Silence(double seconds) => new double[(int)(seconds * Rate)];

    /// <summary>Tones together, with 5 ms of fade at both ends.</summary>
    public static double[] Tone(double seconds, double dbfs, params double[] hertz)
    {
        double[] sound = Silence(seconds);
        double peak = Math.Sqrt(2.0 / hertz.Length) * Math.Pow(10, dbfs / 20);
        for (int i = 0; i < sound.Length; i++)
        {
            double fade = Math.Min(1, Math.Min(i + 1, sound.Length - i) / 40.0);
            sound[i] = fade * peak * hertz.Sum(f => Math.Sin(2 * Math.PI * f * i / Rate));
        }

        return sound;
    }

    /// <summary>White noise, or noise that falls with frequency as in a car.</summary>
    public static double[] Noise(double seconds, double dbfs, Noise colour, Random random)
    {
        double[] sound = Silence(seconds);
        double last = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            double white = (random.NextDouble() * 2) - 1;
            last += 0.15 * (white - last);
            sound[i] = colour == Corpus.Noise.White ? white : last;
        }

        return Level(sound, dbfs);
    }

    /// <summary>A tune in chords: notes with harmonics that fade, one after the other.</summary>
    public static double[] Music(double seconds, double dbfs, Random random)
    {
        double[] sound = Silence(seconds);
        double[] scale = [261.6, 293.7, 329.6, 349.2, 392, 440, 493.9, 523.3];
        int note = Rate / (2 + random.Next(3));
        for (int from = 0; from < sound.Length; from += note)
        {
            double root = scale[random.Next(scale.Length)];
            double third = root * (random.Next(2) == 0 ? 1.26 : 1.19);
            for (int i = from; i < Math.Min(sound.Length, from + (2 * note)); i++)
            {
                double t = (double)(i - from) / Rate;
                double envelope = Math.Min(1, t * 100) * Math.Exp(-2 * t);
                for (int h = 1; h <= 5; h++)
                {
                    sound[i] += envelope / (h * h) * (Math.Sin(2 * Math.PI * h * root * t) + Math.Sin(2 * Math.PI * h * third * t));
                }
            }
        }

        return Level(sound, dbfs);
    }

    public static double[] Join(params IEnumerable<double[]> parts) => [.. parts.SelectMany(part => part)];

    public static double[] Add(double[] sound, double[] under) => [.. sound.Select((x, i) => x + (i < under.Length ? under[i] : 0))];

    public static double[] Level(double[] sound, double dbfs)
    {
        double rms = Math.Sqrt(sound.Sum(x => x * x) / Math.Max(1, sound.Length));
        double gain = Math.Pow(10, dbfs / 20) / Math.Max(rms, 1e-9);
        return [.. sound.Select(x => x * gain)];
    }

    public static double[] Of(ReadOnlySpan<short> samples)
    {
        double[] sound = new double[samples.Length];
        for (int i = 0; i < sound.Length; i++)
        {
            sound[i] = samples[i] / 32768.0;
        }

        return sound;
    }

    /// <summary>Over the line and back: 16 bits, G.711, whole frames.</summary>
    public static short[] Carry(double[] sound, AudioCodec codec)
    {
        short[] line = new short[(sound.Length + 159) / 160 * 160];
        for (int i = 0; i < sound.Length; i++)
        {
            line[i] = (short)Math.Clamp(sound[i] * 32767, short.MinValue, short.MaxValue);
        }

        byte[] wire = new byte[line.Length];
        G711.Encode(codec, line, wire);
        G711.Decode(codec, wire, line);
        return line;
    }
}
