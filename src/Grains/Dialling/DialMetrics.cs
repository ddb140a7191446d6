using System.Diagnostics.Metrics;
using CxBridge.Domain.Dialling.Explain;

namespace CxBridge.Grains.Dialling;

/// <summary>How the dialler keeps its time.</summary>
internal sealed class DialMetrics
{
    public const string MeterName = "CxBridge.Dialling";

    private readonly Histogram<double> _lateness;
    private readonly Counter<long> _ticks;
    private readonly Counter<long> _clockSet;
    private readonly Counter<long> _reaped;

    public DialMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _lateness = meter.CreateHistogram<double>("cxbridge.dialling.tick.lateness", "s", "From when a partition's tick was due to when it began.");
        _ticks = meter.CreateCounter<long>("cxbridge.dialling.ticks", "{tick}", "Ticks of partitions by how far they came.");
        _clockSet = meter.CreateCounter<long>("cxbridge.dialling.clock.set", "{jump}", "Times that the time of day was set while the dialler ran.");
        _reaped = meter.CreateCounter<long>("cxbridge.dialling.reaped", "{attempt}", "Attempts that nobody else would have closed, by cause.");
    }

    public void Began(TimeSpan lateness) => _lateness.Record(lateness.TotalSeconds);

    public void Ended(DialStep step) => _ticks.Add(1, new KeyValuePair<string, object?>("result", step.ToString()));

    public void ClockSet() => _clockSet.Add(1);

    public void Reaped(ReapCause cause, int attempts) => _reaped.Add(attempts, new KeyValuePair<string, object?>("cause", cause.ToString()));
}
