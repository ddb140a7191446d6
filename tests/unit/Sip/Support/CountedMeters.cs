using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CxBridge.Tests.Unit.Sip.Support;

/// <summary>Makes meters of one endpoint and adds up what they count, by instrument and tag.</summary>
internal sealed class CountedMeters : IMeterFactory
{
    private readonly ConcurrentBag<Meter> _meters = [];
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly MeterListener _listener = new();

    public CountedMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            string tag = tags.Length > 0 ? $" {tags[0].Value}" : "";
            _counts.AddOrUpdate($"{instrument.Name}{tag}", count, (_, sum) => sum + count);
        });
        _listener.Start();
    }

    public long this[string counter] => _counts.GetValueOrDefault(counter);

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    /// <summary>Waits until something was counted.</summary>
    public async Task UntilAsync(string counter)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (this[counter] == 0)
        {
            await Task.Delay(5, late.Token);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (Meter meter in _meters)
        {
            meter.Dispose();
        }
    }
}
