using System.Diagnostics.Metrics;
using CxBridge.Domain.Fleet;

namespace CxBridge.Grains.Fleet;

/// <summary>Counters of the registry.</summary>
internal sealed class FleetMetrics
{
    public const string MeterName = "CxBridge.Fleet";

    private readonly Counter<long> _beats;
    private readonly Counter<long> _granted;
    private readonly Counter<long> _short;

    public FleetMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _beats = meter.CreateCounter<long>("cxbridge.fleet.beats", "{beat}", "Beats of hosts by verdict.");
        _granted = meter.CreateCounter<long>("cxbridge.fleet.granted", "{slot}", "Slots promised.");
        _short = meter.CreateCounter<long>("cxbridge.fleet.short", "{slot}", "Slots asked for that no host had.");
    }

    public void Beat(BeatVerdict verdict) => _beats.Add(1, new KeyValuePair<string, object?>("verdict", verdict.ToString()));

    public void Reserved(int asked, int granted)
    {
        _granted.Add(granted);
        _short.Add(asked - granted);
    }
}
