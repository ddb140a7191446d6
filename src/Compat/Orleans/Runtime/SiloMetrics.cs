using System.Diagnostics.Metrics;

namespace Orleans.Runtime;

/// <summary>Counters with bounded tags: the class of the grain at most, never its key.</summary>
internal sealed class SiloMetrics
{
    private static readonly Counter<long> s_unknownTypes = SiloTelemetry.Meter.CreateCounter<long>("orleans-serialization-unknown-types");

    private readonly UpDownCounter<long> _activations = SiloTelemetry.Meter.CreateUpDownCounter<long>("orleans-catalog-activations");
    private readonly Counter<long> _failedActivations = SiloTelemetry.Meter.CreateCounter<long>("orleans-catalog-activation-failed-to-activate");
    private readonly Counter<long> _calls = SiloTelemetry.Meter.CreateCounter<long>("orleans-app-requests");
    private readonly Counter<long> _failedCalls = SiloTelemetry.Meter.CreateCounter<long>("orleans-app-requests-failed");
    private readonly Counter<long> _timedOutCalls = SiloTelemetry.Meter.CreateCounter<long>("orleans-app-requests-timedout");

    public void Activated(GrainShape shape) => _activations.Add(1, new KeyValuePair<string, object?>("type", shape.Name));

    public void Deactivated(GrainShape shape) => _activations.Add(-1, new KeyValuePair<string, object?>("type", shape.Name));

    public void ActivationFailed(GrainShape shape) => _failedActivations.Add(1, new KeyValuePair<string, object?>("type", shape.Name));

    public static void UnknownTypeMet() => s_unknownTypes.Add(1);

    public void CallTimedOut() => _timedOutCalls.Add(1);

    public void CallEnded(Exception? failure)
    {
        if (_calls.Enabled)
        {
            _calls.Add(1);
        }

        if (failure is not null)
        {
            _failedCalls.Add(1);
        }
    }
}
