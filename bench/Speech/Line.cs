using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Bench.Speech;

/// <summary>A telephone line: 8 kHz, G.711 mu-law, faint noise, and 300 ms of it before and after the words, as the voice activity detector leaves.</summary>
internal static class Line
{
    private const int Margin = 2400;

    /// <summary>Peak of the line's white noise: some -57 dBov.</summary>
    private const double Noise = 80;

    /// <summary>8 kHz samples as the far end makes them, to 16 kHz samples as a recogniser gets them.</summary>
    public static short[] Carry(ReadOnlySpan<short> spoken, int seed)
    {
        Random random = new(seed);
        short[] line = new short[(spoken.Length + (2 * Margin) + 159) / 160 * 160];
        spoken.CopyTo(line.AsSpan(Margin));
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = (short)Math.Clamp(line[i] + (((random.NextDouble() * 2) - 1) * Noise), short.MinValue, short.MaxValue);
        }

        byte[] wire = new byte[line.Length];
        G711.Encode(AudioCodec.Pcmu, line, wire);
        G711.Decode(AudioCodec.Pcmu, wire, line);

        short[] wide = new short[line.Length * 2];
        Upsampler upsampler = new(160);
        for (int at = 0; at < line.Length; at += 160)
        {
            upsampler.Process(line.AsSpan(at, 160), wide.AsSpan(2 * at, 320));
        }

        return wide;
    }

    /// <summary>Sounds that are no speech: noise, hums, tones, taps; 8 kHz, a second and a half each.</summary>
    public static IEnumerable<(string Name, short[] Sound)> Noises()
    {
        foreach (int seed in Enumerable.Range(1, 5))
        {
            Random random = new(seed);
            yield return ($"white noise {seed}", Make(_ => ((random.NextDouble() * 2) - 1) * 0.05 * seed));
            yield return ($"hum {90 * seed} Hz", Make(t => 0.2 * Math.Sin(2 * Math.PI * 90 * seed * t)));
            yield return ($"sung vowel {seed}", Make(t => Enumerable.Range(1, 12).Sum(h => Math.Sin(2 * Math.PI * 110 * (1 + (0.1 * seed)) * h * t) / h) * 0.12));
            yield return ($"taps {seed}", Make(t => ((random.NextDouble() * 2) - 1) * Math.Exp(-40 * (t % (0.2 + (0.05 * seed)))) * 0.6));
            yield return ($"tones {seed}", Make(t => 0.2 * (Math.Sin(2 * Math.PI * (600 + (70 * seed)) * t) + Math.Sin(2 * Math.PI * (1100 + (100 * seed)) * t)) * (t % 0.5 < 0.25 ? 1 : 0)));
        }
    }

    private static short[] Make(Func<double, double> wave) =>
        [.. Enumerable.Range(0, 12_000).Select(i => (short)Math.Clamp(wave(i / 8000.0) * 32767, short.MinValue, short.MaxValue))];
}
