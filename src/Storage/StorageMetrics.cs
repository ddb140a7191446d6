using System.Diagnostics.Metrics;
using CxBridge.Domain.Storage;

namespace CxBridge.Storage;

/// <summary>Counters of the store.</summary>
internal sealed class StorageMetrics : IDisposable
{
    public const string MeterName = "CxBridge.Storage";

    private readonly Meter _meter;
    private readonly Counter<long> _failures;

    /// <param name="factory">Null in a process without one, such as a bench.</param>
    public StorageMetrics(IMeterFactory? factory)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _failures = _meter.CreateCounter<long>("cxbridge.storage.failures", "{transaction}", "Transactions that the database did not do, by why.");
    }

    public void Failed(StorageFault fault) => _failures.Add(1, new KeyValuePair<string, object?>("fault", fault.ToString()));

    public void Dispose() => _meter.Dispose();
}
