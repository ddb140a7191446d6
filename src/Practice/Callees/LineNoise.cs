namespace CxBridge.Practice.Callees;

/// <summary>Hiss of a telephone line. All calls read one table of four seconds, each from a place and at a level of its own, so that noise costs
/// next to nothing.</summary>
internal sealed class LineNoise
{
    private static readonly float[] Table = MakeTable();
    private readonly float _gain;
    private int _position;

    /// <param name="dbfs">Level, dBFS RMS.</param>
    /// <param name="random">Where in the table the line begins.</param>
    public LineNoise(double dbfs, Random random)
    {
        _gain = (float)Telephone.Amplitude(dbfs);
        _position = random.Next(Table.Length);
    }

    /// <summary>Adds noise to samples.</summary>
    public void AddTo(Span<short> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)Math.Clamp(samples[i] + (_gain * Table[_position]), short.MinValue, short.MaxValue);
            _position = _position + 1 == Table.Length ? 0 : _position + 1;
        }
    }

    /// <summary>Low-passed noise of unit power: a line hisses more softly towards 4 kHz.</summary>
    private static float[] MakeTable()
    {
        var random = new Random(20_010);
        var table = new float[4 * Telephone.SampleRate];
        double last = 0;
        double power = 0;
        for (int i = 0; i < table.Length; i++)
        {
            last = (0.6 * last) + (random.NextDouble() + random.NextDouble() - 1);
            table[i] = (float)last;
            power += last * last;
        }

        float unit = (float)(1 / Math.Sqrt(power / table.Length));
        for (int i = 0; i < table.Length; i++)
        {
            table[i] *= unit;
        }

        return table;
    }
}
