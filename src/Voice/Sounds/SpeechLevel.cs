namespace CxBridge.Voice.Sounds;

/// <summary>The active speech level: power while speaking, pauses left out, after the idea of ITU-T P.56 method B (a margin of 15.9 dB below the level itself
/// divides speech from pause), on frames of 10 ms.</summary>
internal static class SpeechLevel
{
    private const double Margin = 15.9;
    private const int Rounds = 8;

    /// <summary>Level in dB relative to a full-scale square wave (dBov); negative infinity for silence.</summary>
    public static double Measure(Sound sound)
    {
        double[] powers = Powers(sound, TimeSpan.FromMilliseconds(10));
        double level = powers.DefaultIfEmpty().Average();
        for (int i = 0; i < Rounds && level > 0; i++)
        {
            double threshold = level * Math.Pow(10, -Margin / 10);
            level = powers.Where(p => p > threshold).Average();
        }

        return 10 * Math.Log10(level);
    }

    /// <summary>Mean square of each frame; the last one may be short.</summary>
    public static double[] Powers(Sound sound, TimeSpan frame)
    {
        int length = (int)(sound.SampleRate * frame.TotalSeconds);
        double[] powers = new double[(sound.Samples.Length + length - 1) / length];
        for (int i = 0; i < powers.Length; i++)
        {
            ReadOnlySpan<float> samples = sound.Samples.AsSpan(i * length, Math.Min(length, sound.Samples.Length - (i * length)));
            double sum = 0;
            foreach (float sample in samples)
            {
                sum += sample * sample;
            }

            powers[i] = sum / samples.Length;
        }

        return powers;
    }
}
