using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Tests.Unit.Media.Battery;

/// <summary>What a call may do to a sound, done on purpose and by a known amount.</summary>
internal static class Faults
{
    private const int Frame = 160;
    private const int Fade = 20;

    public static short[] Delayed(short[] sound, int samples) => [.. new short[samples], .. sound];

    /// <summary>Played by a clock that is slower by so many millionths: band-limited interpolation.</summary>
    public static short[] Drifting(short[] sound, double partsPerMillion)
    {
        const int Side = 16;
        var slow = new short[sound.Length];
        for (int i = 0; i < slow.Length; i++)
        {
            double at = i / (1 + (partsPerMillion * 1e-6));
            int whole = (int)Math.Floor(at);
            double sum = 0;
            for (int k = whole - Side + 1; k <= whole + Side; k++)
            {
                double x = at - k;
                double window = 0.5 + (0.5 * Math.Cos(Math.PI * x / Side));
                sum += k >= 0 && k < sound.Length ? sound[k] * window * (Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x)) : 0;
            }

            slow[i] = Saturated(sum);
        }

        return slow;
    }

    public static short[] Silenced(short[] sound, int from, int count) => [.. sound[..from], .. new short[count], .. sound[(from + count)..]];

    /// <summary>Every silence of that length at least becomes longer, or shorter.</summary>
    public static short[] Paused(short[] sound, int pause, int samples)
    {
        var paused = new List<short>();
        int silent = 0;
        foreach (short sample in sound)
        {
            if (sample != 0 && silent >= pause && samples < 0)
            {
                paused.RemoveRange(paused.Count + samples, -samples);
            }
            else if (sample != 0 && silent >= pause)
            {
                paused.AddRange(new short[samples]);
            }

            silent = sample == 0 ? silent + 1 : 0;
            paused.Add(sample);
        }

        return [.. paused];
    }

    /// <summary>One sample is wrong, by a multiple of the largest step within 20 ms.</summary>
    public static short[] Clicking(short[] sound, int at, double times)
    {
        int largest = Enumerable.Range(at - 160, 320).Max(i => Math.Abs(sound[i] - sound[i - 1]));
        short[] copy = [.. sound];
        copy[at] = Saturated(copy[at] + (times * largest));
        return copy;
    }

    public static short[] Louder(short[] sound, double gain) => Array.ConvertAll(sound, x => Saturated(x * gain));

    public static short[] Shifted(short[] sound, int constant) => Array.ConvertAll(sound, x => Saturated(x + constant));

    /// <summary>Frames left out, and the rest moved up; a short crossfade at the seam, or none.</summary>
    public static short[] Without(short[] sound, IEnumerable<int> frames, int fade = Fade)
    {
        var rest = new List<short>(sound[..0]);
        int from = 0;
        foreach (int frame in frames)
        {
            Join(rest, sound.AsSpan(from, (frame * Frame) + fade - from), fade, from > 0);
            from = (frame + 1) * Frame;
        }

        Join(rest, sound.AsSpan(from), fade, from > 0);
        return [.. rest];
    }

    /// <summary>Frames said twice, and the rest moved back.</summary>
    public static short[] Doubled(short[] sound, IEnumerable<int> frames, int fade = Fade)
    {
        var more = new List<short>();
        int from = 0;
        foreach (int frame in frames)
        {
            Join(more, sound.AsSpan(from, ((frame + 1) * Frame) + fade - from), fade, from > 0);
            from = frame * Frame;
        }

        Join(more, sound.AsSpan(from), fade, from > 0);
        return [.. more];
    }

    public static short[] Noisy(short[] sound, double dbfs, int seed) => Sounds.Mix(sound, Sounds.Noise(dbfs, TimeSpan.FromSeconds(sound.Length / 8000.0), seed));

    public static short[] Coded(short[] sound, AudioCodec codec)
    {
        short[] decoded = [.. sound];
        var octets = new byte[sound.Length];
        G711.Encode(codec, sound, octets);
        G711.Decode(codec, octets, decoded);
        return decoded;
    }

    /// <summary>An echo alone, as it comes back.</summary>
    public static short[] Echo(short[] sound, int delay, double decibels)
    {
        double gain = Math.Pow(10, decibels / 20);
        return [.. Delayed(sound, delay)[..sound.Length].Select(x => Saturated(x * gain))];
    }

    private static void Join(List<short> target, ReadOnlySpan<short> next, int fade, bool seam)
    {
        int blended = seam ? fade : 0;
        for (int i = 0; i < blended; i++)
        {
            int at = target.Count - blended + i;
            target[at] = (short)(((target[at] * (blended - i)) + (next[i] * i)) / blended);
        }

        target.AddRange(next[blended..]);
    }

    private static short Saturated(double value) => (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);
}
