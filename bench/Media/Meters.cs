using System.Diagnostics.Metrics;

namespace CxBridge.Bench.Media;

/// <summary>Takes the pacing thread's lateness from the product's own instrument. Does not allocate for a value, or it would measure itself.</summary>
internal sealed class Meters : IDisposable
{
    private const int Most = 1 << 20;
    private readonly double[] _late = new double[Most];
    private readonly MeterListener _listener = new();
    private volatile bool _measuring;
    private int _count;

    public Meters()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "cxbridge.media.pacer.lateness")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, late, _, _) =>
        {
            if (_measuring && _count < Most)
            {
                _late[_count++] = late;
            }
        });
        _listener.Start();
    }

    /// <summary>From now on, or no longer.</summary>
    public bool IsMeasuring
    {
        set => _measuring = value;
    }

    /// <summary>What was taken.</summary>
    public Spread Lateness
    {
        get
        {
            double[] sorted = _late[.._count];
            Array.Sort(sorted);
            return sorted.Length == 0 ? new Spread(0, 0, 0) : new Spread(At(0.5), At(0.99), Math.Round(sorted[^1], 3));

            double At(double share) => Math.Round(sorted[(int)(share * (sorted.Length - 1))], 3);
        }
    }

    public void Dispose() => _listener.Dispose();
}
