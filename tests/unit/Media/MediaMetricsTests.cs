using System.Diagnostics.Metrics;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Media;
using CxBridge.Media.Calls;

namespace CxBridge.Tests.Unit.Media;

public sealed class MediaMetricsTests : IDisposable
{
    private readonly Dictionary<string, long> _counts = [];
    private readonly MeterListener _listener = new();
    private readonly MediaMetrics _metrics;

    public MediaMetricsTests()
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
            _counts[counter] = _counts.GetValueOrDefault(counter) + count;
        });
        _listener.Start();
        own = true;
        _metrics = new MediaMetrics();
        own = false;
    }

    [Fact]
    public void PacketsThatWereNotTaken_AreCountedByWhy()
    {
        _metrics.CallClosed(Record(new MediaStatistics(0, 100, 0, 0, 0) { StrangerPackets = 1, OtherSourcePackets = 2, MalformedPackets = 3, UnagreedPackets = 4 }));
        _metrics.CallClosed(Record(new MediaStatistics(0, 100, 0, 0, 0) { MalformedPackets = 5 }));
        _metrics.CallClosed(Record(null));

        Assert.Equal((1, 2, 8, 4), (Refused("stranger"), Refused("other_source"), Refused("malformed"), Refused("not_agreed")));
    }

    [Fact]
    public void CallHungUpForSilence_IsCountedByTheWayThatFellSilent()
    {
        _metrics.MediaTimedOut(MediaSilence.NothingHeard);
        _metrics.MediaTimedOut(MediaSilence.NothingDelivered);
        _metrics.MediaTimedOut(MediaSilence.NothingDelivered);
        _metrics.MediaTimedOut(MediaSilence.NoSignOfLife);

        Assert.Equal((1, 2, 1), (TimedOut("in"), TimedOut("out"), TimedOut("hold")));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _metrics.Dispose();
    }

    private long Refused(string why) => _counts.GetValueOrDefault($"cxbridge.media.rtp.refused {why}");

    private long TimedOut(string way) => _counts.GetValueOrDefault($"cxbridge.media.timeouts {way}");

    private static CallRecord Record(MediaStatistics? media) => new()
    {
        Attempt = AttemptId.New(TimeProvider.System),
        Campaign = CampaignId.New(TimeProvider.System),
        Contact = new ContactId(1),
        StartedAt = DateTimeOffset.UnixEpoch,
        EndedAt = DateTimeOffset.UnixEpoch,
        Outcome = AttemptOutcome.Failed,
        Disposition = Disposition.Failed,
        Media = media,
    };
}
