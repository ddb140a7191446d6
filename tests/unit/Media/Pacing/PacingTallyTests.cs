using System.Diagnostics.Metrics;
using CxBridge.Media;
using CxBridge.Media.Pacing;

namespace CxBridge.Tests.Unit.Media.Pacing;

public sealed class PacingTallyTests
{
    [Fact]
    public void Tally_OfAWorker_IsInItsHostsInstruments_Once()
    {
        using var worker = new MediaMetrics();
        var late = new List<double>();
        long skipped = 0;
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => late.Add(value));
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => skipped += value);

        // Other tests have instruments of the same names; these are made by this thread at this moment.
        int? maker = null;
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (Environment.CurrentManagedThreadId == maker)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.Start();
        worker.Paced(TimeSpan.FromMilliseconds(0.05), 0);
        worker.Paced(TimeSpan.FromMilliseconds(1.5), 0);
        worker.Paced(TimeSpan.FromMilliseconds(1.7), 0);
        worker.Paced(TimeSpan.FromSeconds(3), 149);
        PacingAccount? account = worker.Pacing.Take();
        maker = Environment.CurrentManagedThreadId;
        using var host = new MediaMetrics();
        maker = null;
        host.Paced(account);
        host.Paced(worker.Pacing.Take());

        Assert.Equal([0.1, 2, 2, 2000], late);
        Assert.Equal(149, skipped);
    }
}
