namespace CxBridge.Media.Rtp.Jitter;

/// <summary>Relative delays of the packets of the last 2 s, and the depth that they ask of the jitter buffer: their 97th percentile.</summary>
internal sealed class DelayWindow
{
    private const int Capacity = 256;
    private const double SpanMilliseconds = 2000;
    private const double Percentile = 0.97;
    private const double Least = 20;
    private const double Most = 120;
    private readonly double[] _arrival = new double[Capacity];
    private readonly double[] _delay = new double[Capacity];
    private readonly double[] _sorted = new double[Capacity];
    private int _count;
    private int _next;

    /// <summary>Depth wanted, milliseconds: 40 until something is known, then 20 to 120.</summary>
    public double Target { get; private set; } = 40;

    /// <summary>Smallest delay in the window: that of the fastest packet, against which others are late.</summary>
    public double Fastest { get; private set; }

    /// <summary>Whether <see cref="Target"/> comes from packets.</summary>
    public bool KnowsTarget { get; private set; }

    /// <summary>Whether <see cref="Fastest"/> is of the clock that runs now.</summary>
    public bool KnowsFastest { get; private set; }

    /// <summary>Packets in the window when <see cref="Recompute"/> was last called.</summary>
    public int Packets { get; private set; }

    /// <summary>Notes a packet.</summary>
    /// <param name="arrival">When it came, milliseconds of the local clock.</param>
    /// <param name="delay">Arrival less the time of its timestamp, milliseconds; only differences matter.</param>
    public void Add(double arrival, double delay)
    {
        _arrival[_next] = arrival;
        _delay[_next] = delay;
        _next = (_next + 1) % Capacity;
        _count = Math.Min(_count + 1, Capacity);
    }

    /// <summary>Forgets all packets, for their clock is void; the target stays.</summary>
    public void Reset()
    {
        _count = 0;
        KnowsFastest = false;
    }

    /// <summary>Looks at the window anew.</summary>
    public void Recompute(double now)
    {
        int count = 0;
        for (int i = 0; i < _count; i++)
        {
            if (now - _arrival[i] <= SpanMilliseconds)
            {
                _sorted[count++] = _delay[i];
            }
        }

        Packets = count;
        if (count < 25)
        {
            // Half a second of packets, or a percentile means nothing.
            return;
        }

        _sorted.AsSpan(0, count).Sort();
        KnowsTarget = true;
        KnowsFastest = true;
        Fastest = _sorted[0];
        Target = Math.Clamp(_sorted[(int)(Percentile * (count - 1))] - Fastest, Least, Most);
    }
}
