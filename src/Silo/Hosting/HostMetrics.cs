using System.Diagnostics.Metrics;

namespace CxBridge.Silo.Hosting;

/// <summary>Counters of what this host tells the control plane.</summary>
internal sealed class HostMetrics
{
    public const string MeterName = "CxBridge.Host";

    private readonly Counter<long> _notSent;

    public HostMetrics(IMeterFactory factory) => _notSent = factory.Create(MeterName)
        .CreateCounter<long>("cxbridge.host.not_sent", "{message}", "Messages that the control plane did not take; none is lost for good by that.");

    public void NotSent(ControlMessage message) => _notSent.Add(1, new KeyValuePair<string, object?>("message", message == ControlMessage.Beat ? "beat" : "closed_hint"));
}
