using CxBridge.Media.Codecs;

namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// Plays a little faster or slower without a change of pitch: one period of the voice (5 to 15 ms) is left out or said twice, with a crossfade over
/// that period. Only where the sound repeats itself, or where it is so quiet that nobody can tell.
/// </summary>
internal static class PitchStep
{
    private const int Shortest = 40;

    /// <summary>Longest step, samples.</summary>
    public const int Longest = 120;

    private const int Quiet = 96;
    private const float Alike = 0.8f;

    /// <summary>Samples that must wait for <see cref="TryShorten"/>.</summary>
    public const int Needed = 2 * Longest;

    /// <summary>Leaves a period out.</summary>
    /// <returns>The samples that are fewer; 0 when this is no place for it.</returns>
    public static int TryShorten(SoundLine line)
    {
        Span<short> sound = line.Waiting;
        int period = Find(sound, from: 0, direction: 1);
        if (period == 0)
        {
            return 0;
        }

        // From what comes now to what comes a period later.
        for (int i = 0; i < period; i++)
        {
            sound[period + i] = Blend(sound[i], sound[period + i], i, period);
        }

        line.Cut(0, period);
        return period;
    }

    /// <summary>Says a period twice.</summary>
    /// <returns>The samples that are more; 0 when this is no place for it.</returns>
    public static int TryLengthen(SoundLine line)
    {
        Span<short> sound = line.WithPast;
        int period = sound.Length < SoundLine.Past + Longest ? 0 : Find(sound, from: SoundLine.Past, direction: -1);
        if (period == 0)
        {
            return 0;
        }

        Span<short> more = line.Prepend(period);
        sound = line.WithPast;

        // From what would come now to what came a period before, which leads into what would come now.
        for (int i = 0; i < period; i++)
        {
            more[i] = Blend(sound[SoundLine.Past + period + i], sound[SoundLine.Past + i - period], i, period);
        }

        return period;
    }

    private static short Blend(short first, short second, int at, int length) => (short)(((first * (length - at)) + (second * at)) / length);

    // The lag at which the next samples are most like those a lag away from them.
    private static int Find(ReadOnlySpan<short> sound, int from, int direction)
    {
        Span<float> samples = stackalloc float[sound.Length];
        float loudness = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            samples[i] = sound[i];
            loudness += Math.Abs(samples[i]);
        }

        int best = 0;
        float score = loudness < Quiet * sound.Length ? float.NegativeInfinity : Alike;
        for (int lag = Shortest; lag <= Longest; lag++)
        {
            ReadOnlySpan<float> now = samples.Slice(from, lag);
            ReadOnlySpan<float> other = samples.Slice(from + (direction * lag), lag);
            float energies = Upsampler.Dot(now, now) * Upsampler.Dot(other, other);
            float likeness = Upsampler.Dot(now, other) / MathF.Sqrt(energies + 1);
            if (likeness > score)
            {
                score = likeness;
                best = lag;
            }
        }

        return best;
    }
}
