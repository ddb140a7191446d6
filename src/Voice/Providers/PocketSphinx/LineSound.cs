using CxBridge.Voice.Sounds;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>Makes a caller's sound look like what the acoustic model was trained on.
/// <code>
/// 1 level  to -20 dBov active speech: quiet lines would drown in step 2, loud ones not feel it
/// 2 noise  faint, above 3.4 kHz: the model knows 16 kHz speech, and a telephone band leaves its upper filters at a silence that it never saw
/// </code></summary>
internal static class LineSound
{
    private const double Level = -20;
    private const double MaxGain = 30;

    /// <summary>Below this a line is silent, dBov.</summary>
    private const double Silence = -60;

    /// <summary>Peak of the white noise before its low part is taken out; measured: 0.005 to 0.02 do equally well.</summary>
    private const double NoisePeak = 0.01;

    private const double CutOff = 3600;
    private const int SampleRate = 16_000;
    private static readonly short[] Noise = MakeNoise(length: 1 << 16, taps: 129);

    /// <summary>The sound, ready for the decoder; empty when there is nothing to hear in it.</summary>
    public static short[] Prepare(ReadOnlySpan<short> samples)
    {
        float[] floats = new float[samples.Length];
        for (int i = 0; i < floats.Length; i++)
        {
            floats[i] = samples[i] / 32768f;
        }

        double level = SpeechLevel.Measure(new(floats, SampleRate));
        if (level < Silence)
        {
            return [];
        }

        double gain = Math.Pow(10, Math.Min(MaxGain, Level - level) / 20);
        short[] output = new short[samples.Length];
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = (short)Math.Clamp((samples[i] * gain) + Noise[i % Noise.Length], short.MinValue, short.MaxValue);
        }

        return output;
    }

    /// <summary>White noise through a windowed-sinc high-pass. Seeded: the same sound is always heard as the same words.</summary>
    private static short[] MakeNoise(int length, int taps)
    {
        double[] filter = new double[taps];
        for (int i = 0; i < taps; i++)
        {
            double x = i - ((taps - 1) / 2);
            double cut = CutOff / SampleRate;
            double lowPass = x == 0 ? 2 * cut : Math.Sin(2 * Math.PI * cut * x) / (Math.PI * x);
            double hamming = 0.54 - (0.46 * Math.Cos(2 * Math.PI * i / (taps - 1)));
            filter[i] = (x == 0 ? 1 : 0) - (lowPass * hamming);
        }

        Random random = new(Seed: 1);
        double[] white = [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 2) - 1)];
        short[] noise = new short[length];
        for (int i = 0; i < length; i++)
        {
            double sum = 0;
            for (int k = 0; k < taps; k++)
            {
                sum += white[(i + k) % length] * filter[k];
            }

            noise[i] = (short)(sum * NoisePeak * 32767);
        }

        return noise;
    }
}
