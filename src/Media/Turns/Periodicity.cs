namespace CxBridge.Media.Turns;

/// <summary>
/// How much the sound repeats itself at the pitch of a voice (60 to 400 Hz): the largest normalised correlation of the last 20 ms with what
/// was 2.5 to 16.5 ms before. Noise stays below 0.4, vowels lie above 0.6. Works on every second sample of 8 kHz: pitch needs no more.
/// </summary>
internal sealed class Periodicity
{
    private const int Rate = 4000;
    private const int Window = Rate / 50;
    private const int ShortestLag = Rate / 400;
    private const int LongestLag = Rate / 60;
    private readonly float[] _line = new float[Window + LongestLag];

    /// <summary>Takes 20 ms at 4 kHz.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        _line.AsSpan(samples.Length).CopyTo(_line);
        samples.CopyTo(_line.AsSpan(_line.Length - samples.Length));
    }

    /// <summary>The measure for the last 20 ms, 0 to 1.</summary>
    public float Measure()
    {
        ReadOnlySpan<float> now = _line.AsSpan(LongestLag);
        float energy = Codecs.Upsampler.Dot(now, now);
        float best = 0;
        for (int lag = ShortestLag; lag <= LongestLag; lag++)
        {
            ReadOnlySpan<float> past = _line.AsSpan(LongestLag - lag, Window);
            float cross = Codecs.Upsampler.Dot(now, past);
            if (cross > 0)
            {
                float pastEnergy = Codecs.Upsampler.Dot(past, past);
                best = Math.Max(best, cross / MathF.Sqrt((energy * pastEnergy) + 1));
            }
        }

        return best;
    }
}
