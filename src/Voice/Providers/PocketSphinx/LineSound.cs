using CxBridge.Voice.Sounds;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>Makes a caller's sound look like what the acoustic model was trained on, which is 16 kHz speech; a telephone cuts it at 3.4 kHz.
/// <code>
/// 1 level   to -20 dBov active speech: quiet lines would drown in step 2, loud ones not feel it
/// 2 floor   faint noise above the band: the model never saw the silence that a telephone leaves there
/// 3 hiss    noise above the band that follows the upper band where that carries most of the sound: what "s" and "sh" lost on the line
/// </code></summary>
internal static class LineSound
{
    private const int SampleRate = 16_000;
    private const double Level = -20;
    private const double MaxGain = 30;

    /// <summary>Below this a line is silent, dBov.</summary>
    private const double Silence = -60;

    /// <summary>Peak of the floor's white noise before its low part is taken out; measured: 0.005 to 0.02 do equally well.</summary>
    private const double Floor = 0.01;

    /// <summary>Level of the hiss against the upper band; measured: 3 to 10 do equally well, and 1 gains half as much.</summary>
    private const double Hiss = 5;

    /// <summary>Where the envelope of the upper band begins, hertz.</summary>
    private const double UpperBand = 2000;

    /// <summary>Where a telephone's band has surely ended, hertz.</summary>
    private const double OutOfBand = 3600;

    /// <summary>Envelopes follow in 10 ms, and look 5 ms ahead so as not to lag.</summary>
    private const double Smoothing = 1 / 160.0;

    private const int LookAhead = 80;

    private static readonly float[] UpperBandFilter = HighPass.Design(UpperBand, SampleRate, taps: 63);

    /// <summary>Seeded: the same sound is always heard as the same words.</summary>
    private static readonly float[] Noise = MakeNoise(length: 1 << 17);

    /// <summary>The sound, ready for the decoder; empty when there is nothing to hear in it.</summary>
    public static short[] Prepare(ReadOnlySpan<short> samples)
    {
        float[] sound = new float[samples.Length];
        for (int i = 0; i < sound.Length; i++)
        {
            sound[i] = samples[i] / 32768f;
        }

        // 1 level
        double level = SpeechLevel.Measure(new(sound, SampleRate));
        if (level < Silence)
        {
            return [];
        }

        double gain = Math.Pow(10, Math.Min(MaxGain, Level - level) / 20);
        float[] upper = HighPass.Apply(sound, UpperBandFilter);
        short[] output = new short[samples.Length];
        double upperPower = 0;
        double power = 0;
        for (int i = 0; i < output.Length; i++)
        {
            int ahead = Math.Min(sound.Length - 1, i + LookAhead);
            upperPower += Smoothing * ((upper[ahead] * upper[ahead]) - upperPower);
            power += Smoothing * ((sound[ahead] * sound[ahead]) - power);

            // 2 floor and 3 hiss: the share of the upper band is near 1 in an "s" and near 0.1 in a vowel, whose hiss thus all but vanishes.
            double share = Math.Min(1, upperPower / (power + 1e-9));
            double noise = Noise[i % Noise.Length] * (Floor + (gain * Hiss * Math.Sqrt(upperPower) * share));
            output[i] = (short)Math.Clamp(((sound[i] * gain) + noise) * short.MaxValue, short.MinValue, short.MaxValue);
        }

        return output;
    }

    private static float[] MakeNoise(int length)
    {
        Random random = new(Seed: 1);
        float[] white = [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * 2) - 1))];
        return HighPass.Apply(white, HighPass.Design(OutOfBand, SampleRate, taps: 129));
    }
}
