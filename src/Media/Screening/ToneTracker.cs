namespace CxBridge.Media.Screening;

/// <summary>
/// Joins frames of the same tone into runs.
/// <code>
/// begins   at the first frame of a tone that is as loud as it will be (3 dB: half of the window is in it)
/// goes on  while frequencies stay within 15 Hz, and the level within 4 dB of the loudest
/// ends     with the first frame that is otherwise
/// </code>
/// </summary>
/// <param name="purity">What makes a tone of sound: its share of all power, 0 to 1.</param>
internal sealed class ToneTracker(double purity = ToneFrame.Pure)
{
    private const double Drift = 15;
    private const double Rising = 3;
    private const double Falling = 4;
    private int _frames;
    private int _from;
    private int _count;
    private double _first;
    private double _second;
    private double _level;

    /// <summary>The run that goes on; null without one.</summary>
    public ToneRun? Current => _count == 0 ? null : Run(_count);

    /// <summary>Takes the next frame.</summary>
    /// <returns>The run that ended with it, or null.</returns>
    public ToneRun? Add(in ToneFrame frame)
    {
        _frames++;
        // Which of two equal tones is the stronger changes from frame to frame.
        bool isDual = frame.IsDual(purity);
        bool isTone = isDual || frame.IsSingle(purity);
        double first = isDual ? Math.Min(frame.First, frame.Second) : frame.First;
        double second = isDual ? Math.Max(frame.First, frame.Second) : 0;
        if (_count > 0 && isTone && IsSame(first, second) && frame.Level > _level - Falling)
        {
            if (frame.Level > _level + Rising)
            {
                Begin(first, second, frame.Level);
                return null;
            }

            _first += (first - _first) / ++_count;
            _level = Math.Max(_level, frame.Level);
            return null;
        }

        ToneRun? ended = Current;
        _count = 0;
        if (isTone)
        {
            Begin(first, second, frame.Level);
        }

        return ended;
    }

    private void Begin(double first, double second, double level) => (_from, _count, _first, _second, _level) = (_frames, 1, first, second, level);

    private bool IsSame(double first, double second) =>
        Math.Abs(first - _first) <= Drift && (_second == 0) == (second == 0) && Math.Abs(second - _second) <= Drift;

    private ToneRun Run(int count)
    {
        TimeSpan start = AudioFrame.Time(_from) - ToneMeter.Delay;
        return new ToneRun(_first, _second, start < TimeSpan.Zero ? TimeSpan.Zero : start, AudioFrame.Time(count), _level);
    }
}
