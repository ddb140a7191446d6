using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CxBridge.Media;

namespace CxBridge.Tests.Unit.Media;

/// <summary>Metrics of one test, and what they count, by instrument and first tag. From any thread.</summary>
internal sealed class CountedMetrics : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly MeterListener _listener = new();

    public CountedMetrics()
    {
        // Meters of other tests have the same name: only what this thread makes from now on is listened to.
        int thread = Environment.CurrentManagedThreadId;
        bool own = false;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (own && Environment.CurrentManagedThreadId == thread)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            string counter = tags.Length > 0 ? $"{instrument.Name} {tags[0].Value}" : instrument.Name;
            _counts.AddOrUpdate(counter, count, (_, sum) => sum + count);
        });
        _listener.Start();
        own = true;
        Metrics = new MediaMetrics();
        own = false;
    }

    public MediaMetrics Metrics { get; }

    public long this[string counter] => _counts.GetValueOrDefault(counter);

    public void Dispose()
    {
        _listener.Dispose();
        Metrics.Dispose();
    }
}
