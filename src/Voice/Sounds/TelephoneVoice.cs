namespace CxBridge.Voice.Sounds;

/// <summary>Makes an engine's raw speech fit for a telephone line.
/// <code>
/// 1 high-pass at 150 Hz: rumble that the line would cut, but that takes level
/// 2 resample, which also ends the band at 3.4 kHz for 8 kHz lines
/// 3 trim silence to 40 ms before and 90 ms after
/// 4 level to -20 dBov active speech, peaks bent softly below full scale
/// </code></summary>
internal static class TelephoneVoice
{
    /// <summary>Active speech level, dBov. ITU-T P.56 speech material is commonly at -26; phone lines and robots' small crest factor bear more.</summary>
    public const double Level = -20;

    private const double HighPass = 150;
    private const float Knee = 0.7f;
    private const float Ceiling = 0.97f;

    /// <summary>How far below the active level sound counts as silence, dB.</summary>
    private const double Silence = 35;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(5);
    private const int FramesBefore = 8;
    private const int FramesAfter = 18;

    /// <summary>16-bit samples at the wanted rate; empty for silence.</summary>
    public static short[] Prepare(Sound raw, int sampleRate)
    {
        Sound sound = Resampler.Resample(WithoutRumble(raw), sampleRate);
        double level = SpeechLevel.Measure(sound);
        return double.IsNegativeInfinity(level) ? [] : Levelled(Trimmed(sound, level), Math.Pow(10, (Level - level) / 20));
    }

    /// <summary>Second-order Butterworth high-pass (bilinear transform).</summary>
    private static Sound WithoutRumble(Sound sound)
    {
        double k = Math.Tan(Math.PI * HighPass / sound.SampleRate);
        double norm = 1 / (1 + (Math.Sqrt(2) * k) + (k * k));
        double a1 = 2 * ((k * k) - 1) * norm;
        double a2 = (1 - (Math.Sqrt(2) * k) + (k * k)) * norm;
        float[] output = new float[sound.Samples.Length];
        double z1 = 0;
        double z2 = 0;
        for (int i = 0; i < output.Length; i++)
        {
            double x = sound.Samples[i];
            double y = (norm * x) + z1;
            z1 = (-2 * norm * x) - (a1 * y) + z2;
            z2 = (norm * x) - (a2 * y);
            output[i] = (float)y;
        }

        return new(output, sound.SampleRate);
    }

    private static Sound Trimmed(Sound sound, double level)
    {
        double threshold = Math.Pow(10, (level - Silence) / 10);
        double[] powers = SpeechLevel.Powers(sound, Frame);
        int first = Array.FindIndex(powers, p => p > threshold);
        int last = Array.FindLastIndex(powers, p => p > threshold);
        int length = (int)(sound.SampleRate * Frame.TotalSeconds);
        int from = Math.Max(0, first - FramesBefore) * length;
        int to = Math.Min(sound.Samples.Length, (last + 1 + FramesAfter) * length);
        float[] kept = sound.Samples[from..to];

        // A cut in the middle of a faint sound clicks; 5 ms of fade do not.
        for (int i = 0; i < Math.Min(length, kept.Length / 2); i++)
        {
            float gain = (float)i / length;
            kept[i] *= gain;
            kept[^(i + 1)] *= gain;
        }

        return new(kept, sound.SampleRate);
    }

    private static short[] Levelled(Sound sound, double gain)
    {
        short[] output = new short[sound.Samples.Length];
        for (int i = 0; i < output.Length; i++)
        {
            float x = (float)(sound.Samples[i] * gain);
            float size = Math.Abs(x);
            if (size > Knee)
            {
                x = MathF.CopySign(Knee + ((Ceiling - Knee) * MathF.Tanh((size - Knee) / (Ceiling - Knee))), x);
            }

            output[i] = (short)MathF.Round(x * 32767);
        }

        return output;
    }
}
