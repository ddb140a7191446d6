namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// How much faster the far end's clock runs than ours: the slope of the fastest packets' delay, by least squares over the last minute.
/// Jitter hardly moves the fastest packet; a route change does, and starts the measurement again.
/// </summary>
internal sealed class SkewMeter
{
    private const int Points = 32;
    private const int Fewest = 6;
    private const double EveryMilliseconds = 2000;
    private const double RouteChange = 15;
    private readonly double[] _at = new double[Points];
    private readonly double[] _delay = new double[Points];
    private int _count;
    private double _next;

    /// <summary>Parts per million; positive when the far end is fast. Null before 10 s of sound.</summary>
    public double? PartsPerMillion { get; private set; }

    /// <summary>Notes the fastest packet's delay.</summary>
    public void Add(double now, double fastest)
    {
        if (now < _next)
        {
            return;
        }

        if (_count > 0 && Math.Abs(fastest - _delay[(_count - 1) % Points]) > RouteChange)
        {
            _count = 0;
        }

        _next = now + EveryMilliseconds;
        _at[_count % Points] = now;
        _delay[_count % Points] = fastest;
        _count++;
        if (Math.Min(_count, Points) >= Fewest)
        {
            // A fast sender's timestamps gain on our clock: the delay falls.
            PartsPerMillion = -1e6 * Slope(Math.Min(_count, Points));
        }
    }

    /// <summary>Another clock.</summary>
    public void Reset()
    {
        _count = 0;
        _next = 0;
    }

    private double Slope(int count)
    {
        double meanAt = 0;
        double meanDelay = 0;
        for (int i = 0; i < count; i++)
        {
            meanAt += _at[i] / count;
            meanDelay += _delay[i] / count;
        }

        double cross = 0;
        double square = 0;
        for (int i = 0; i < count; i++)
        {
            cross += (_at[i] - meanAt) * (_delay[i] - meanDelay);
            square += (_at[i] - meanAt) * (_at[i] - meanAt);
        }

        return cross / square;
    }
}
