namespace CxBridge.Media.Battery;

/// <summary>Where the reference speaks, in blocks of 5 ms, and which of that the recording must have.</summary>
internal sealed class SpeechMask
{
    /// <summary>Samples of a block.</summary>
    public const int Block = 40;

    private const int Around = 20;
    private const double SpeechRange = 22;
    private const double LeastExpected = -50;
    private const double OverNoise = 10;
    private const double NoNoise = -90;
    private const double Alike = 0.7;
    private const int PauseBlocks = 8;
    private readonly BatterySound _reference;
    private readonly double _speech;
    private readonly double _heard;

    public SpeechMask(BatterySound reference, BatterySound recording, DelayMap map)
    {
        _reference = reference;
        Gain = GainOf(reference, recording, map);
        _speech = reference.Level - SpeechRange;
        Noise = NoiseOf(recording, map);
        _heard = Math.Max(LeastExpected, (Noise ?? NoNoise) + OverNoise) - Gain;
    }

    /// <summary>How much louder the recording is, dB.</summary>
    public double Gain { get; }

    /// <summary>Level of the recording in the reference's pauses, dBFS; null when there are none.</summary>
    public double? Noise { get; }

    /// <summary>Whether the block that holds this sample of the reference is speech.</summary>
    public bool Speaks(int sample) => _reference.Has(sample, 1) && LevelAt(sample) >= _speech;

    /// <summary>Whether it is also loud enough to be heard in the recording.</summary>
    public bool Heard(int sample) => Speaks(sample) && LevelAt(sample) >= _heard;

    /// <summary>Samples of a piece of the reference that are no speech.</summary>
    public int Pause(int from, int to)
    {
        int blocks = 0;
        for (int at = from; at < to; at += Block)
        {
            blocks += Speaks(at) ? 0 : 1;
        }

        return blocks * Block;
    }

    private double LevelAt(int sample) => _reference.LevelOf((sample / Block * Block) - Around, Block + (2 * Around));

    private static double GainOf(BatterySound reference, BatterySound recording, DelayMap map)
    {
        double[] gains = [.. map.Segments.SelectMany(segment => segment.Points).Where(point => point.Likeness >= Alike)
            .Select(point => recording.LevelOf(point.Start + (int)Math.Round(point.Delay), AudioFrame.Samples) - reference.LevelOf(point.Start, AudioFrame.Samples)).Order()];
        return gains.Length == 0 ? recording.Level - reference.Level : gains[gains.Length / 2];
    }

    private double? NoiseOf(BatterySound recording, DelayMap map)
    {
        var levels = new List<double>();
        int quiet = 0;
        for (int at = 0; at + Block <= _reference.Length; at += Block)
        {
            quiet = Speaks(at) ? 0 : quiet + 1;
            (double delay, _) = map.AtReference(at);
            if (quiet > PauseBlocks && recording.Has(at + (int)delay, Block))
            {
                // Its beginning is still the end of the word before.
                levels.Add(recording.LevelOf(at + (int)delay, Block));
            }
        }

        levels.Sort();
        return levels.Count == 0 ? null : levels[levels.Count / 2];
    }
}
