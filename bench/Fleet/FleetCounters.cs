using CxBridge.Domain.Fleet;

namespace CxBridge.Bench.Fleet;

/// <summary>What the simulation counts. Thread-safe.</summary>
internal sealed class FleetCounters
{
    private readonly Lock _lock = new();
    private readonly List<double> _latencies = [];
    private long _granted;
    private long _refused;
    private long _short;
    private long _beats;
    private long _calls;
    private int _restarted;
    private int _died;
    private int _shards;
    private double _rebuildMs;

    public void Asked(TimeSpan latency, int granted)
    {
        lock (_lock)
        {
            _latencies.Add(latency.TotalMilliseconds);
            _granted += granted;
            _short += granted == 0 ? 1 : 0;
        }
    }

    public void Refused() => Interlocked.Increment(ref _refused);

    public void CallBegan() => Interlocked.Increment(ref _calls);

    public void CallEnded() => Interlocked.Decrement(ref _calls);

    public void Restarted() => _restarted++;

    public void Died() => _died++;

    public void Beat(BeatVerdict verdict)
    {
        if (verdict == BeatVerdict.Taken)
        {
            Interlocked.Increment(ref _beats);
        }
    }

    public void ShardKilled(TimeSpan rebuilt)
    {
        lock (_lock)
        {
            _shards++;
            _rebuildMs = Math.Round(rebuilt.TotalMilliseconds);
        }
    }

    public FleetFigures Figures(FleetSettings settings, long expired, long doubleBooked)
    {
        lock (_lock)
        {
            _latencies.Sort();
            return new(
                _granted, Percentile(0.50), Percentile(0.99), _refused, doubleBooked, expired, 0, _short, _beats, _restarted, _died, _shards, _rebuildMs,
                Math.Round(_calls / (double)(settings.Hosts * settings.Slots), 2),
                (int)((_latencies.Count + _beats) / settings.Duration.TotalSeconds));
        }
    }

    private double Percentile(double share) => _latencies.Count == 0 ? 0 : Math.Round(_latencies[(int)((_latencies.Count - 1) * share)], 3);
}
