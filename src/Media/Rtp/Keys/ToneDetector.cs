namespace CxBridge.Media.Rtp.Keys;

/// <summary>
/// Keys pressed as tones in the sound, by eight Goertzel filters (ITU-T Q.24).
/// <code>
/// 1 block     102 samples (12.75 ms): each filter is 78 Hz wide, which takes +-1.5 % and refuses +-3.5 %
/// 2 pair      the strongest of each group: loud enough, 8 dB above the others of its group, twist within +4 and -8 dB (section 3.4)
/// 3 pure      the pair holds most of the block's energy: speech spreads it, so it is not taken for a key (talk-off)
/// 4 press     two blocks alike begin it: 40 ms are always heard, 23 ms never; three blocks without it end it
/// </code>
/// Pacing thread only; allocates nothing.
/// </summary>
internal sealed class ToneDetector
{
    private const int Block = 102;
    private const int Hits = 2;
    private const int Misses = 3;
    private const float Least = 2.0e8f;
    private const float GroupPeak = 6.3f;
    private const float HigherLouder = 2.52f;
    private const float LowerLouder = 8f;
    private const float Purity = 0.72f;
    private static readonly float[] Coefficients = Build();
    private readonly float[] _one = new float[8];
    private readonly float[] _two = new float[8];
    private float _energy;
    private int _samples;
    private char _candidate;
    private char _pressed;
    private int _hits;
    private int _misses;

    /// <summary>Listens.</summary>
    /// <returns>The key when a press begins, else '\0'.</returns>
    public char Hear(ReadOnlySpan<short> samples)
    {
        char begun = '\0';
        while (!samples.IsEmpty)
        {
            int count = Math.Min(samples.Length, Block - _samples);
            Filter(samples[..count]);
            samples = samples[count..];
            _samples += count;
            if (_samples == Block)
            {
                char key = Judge(Pair());
                begun = key == '\0' ? begun : key;
            }
        }

        return begun;
    }

    private void Filter(ReadOnlySpan<short> samples)
    {
        foreach (short sample in samples)
        {
            float value = sample;
            _energy += value * value;
            for (int i = 0; i < Coefficients.Length; i++)
            {
                float next = (Coefficients[i] * _one[i]) - _two[i] + value;
                _two[i] = _one[i];
                _one[i] = next;
            }
        }
    }

    private char Pair()
    {
        Span<float> power = stackalloc float[8];
        for (int i = 0; i < power.Length; i++)
        {
            power[i] = (_one[i] * _one[i]) + (_two[i] * _two[i]) - (Coefficients[i] * _one[i] * _two[i]);
        }

        float energy = _energy;
        Array.Clear(_one);
        Array.Clear(_two);
        _energy = 0;
        _samples = 0;
        int row = Strongest(power[..4]);
        int column = Strongest(power[4..]);
        if (row < 0 || column < 0)
        {
            return '\0';
        }

        float low = power[row];
        float high = power[4 + column];

        // A pure tone of amplitude A has power (A n / 2)^2 in its filter and energy n A^2 / 2: their ratio is n / 2.
        // Twist is the higher tone's level against the lower one's.
        bool key = low > Least && high > Least && high < low * HigherLouder && low < high * LowerLouder && low + high > Purity * energy * Block / 2;
        return key ? DtmfTones.Key(row, column) : '\0';
    }

    private static int Strongest(ReadOnlySpan<float> group)
    {
        int best = 0;
        for (int i = 1; i < group.Length; i++)
        {
            best = group[i] > group[best] ? i : best;
        }

        for (int i = 0; i < group.Length; i++)
        {
            if (i != best && group[i] * GroupPeak > group[best])
            {
                return -1;
            }
        }

        return best;
    }

    private char Judge(char key)
    {
        if (_pressed != '\0')
        {
            _misses = key == _pressed ? 0 : _misses + 1;
            if (_misses < Misses)
            {
                return '\0';
            }

            _pressed = '\0';
        }

        _hits = key != '\0' && key == _candidate ? _hits + 1 : 1;
        _candidate = key;
        if (key == '\0' || _hits < Hits)
        {
            return '\0';
        }

        _pressed = key;
        _misses = 0;
        return key;
    }

    private static float[] Build()
    {
        var coefficients = new float[8];
        for (int i = 0; i < 4; i++)
        {
            coefficients[i] = (float)(2 * Math.Cos(2 * Math.PI * DtmfTones.Rows[i] / AudioFrame.SampleRate));
            coefficients[4 + i] = (float)(2 * Math.Cos(2 * Math.PI * DtmfTones.Columns[i] / AudioFrame.SampleRate));
        }

        return coefficients;
    }
}
