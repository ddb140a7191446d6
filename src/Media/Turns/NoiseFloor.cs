namespace CxBridge.Media.Turns;

/// <summary>
/// Tracks the level of the line's noise by minimum statistics: the lowest smoothed level of the last 2 s. Falls at once; rises half a
/// decibel a frame while nobody speaks, and hardly while somebody does, lest a long sentence become its own floor.
/// </summary>
internal sealed class NoiseFloor
{
    private const int Windows = 4;
    private const int WindowFrames = 25;
    private const double Lowest = -65;
    private const double RiseInSilence = 0.5;
    private const double RiseInSpeech = 0.01;
    private readonly double[] _minima = new double[Windows];
    private double _smoothed = double.NaN;
    private double _current = double.PositiveInfinity;
    private int _frames;

    public NoiseFloor() => Array.Fill(_minima, double.PositiveInfinity);

    /// <summary>The floor, dBFS.</summary>
    public double Level { get; private set; } = -60;

    /// <summary>Takes the level of a frame.</summary>
    public void Add(double level, VoiceGate gate)
    {
        _smoothed = double.IsNaN(_smoothed) ? level : _smoothed + (0.3 * (level - _smoothed));
        _current = Math.Min(_current, _smoothed);
        if (++_frames % WindowFrames == 0)
        {
            _minima[_frames / WindowFrames % Windows] = _current;
            _current = _smoothed;
        }

        double lowest = _current;
        foreach (double minimum in _minima)
        {
            lowest = Math.Min(lowest, minimum);
        }

        double change = Math.Max(lowest, Lowest) - Level;
        Level += change < 0 ? change / 2 : Math.Min(change, gate == VoiceGate.Open ? RiseInSpeech : RiseInSilence);
    }
}
