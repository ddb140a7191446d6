using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Media;
using CxBridge.Media.Calls;

namespace CxBridge.Tests.Unit.Media;

public sealed class MediaMetricsTests : IDisposable
{
    private readonly CountedMetrics _counted = new();

    private MediaMetrics Metrics => _counted.Metrics;

    [Fact]
    public void PacketsThatWereNotTaken_AreCountedByWhy()
    {
        Metrics.CallClosed(Record(new MediaStatistics(0, 100, 0, 0, 0) { StrangerPackets = 1, OtherSourcePackets = 2, MalformedPackets = 3, UnagreedPackets = 4 }));
        Metrics.CallClosed(Record(new MediaStatistics(0, 100, 0, 0, 0) { MalformedPackets = 5 }));
        Metrics.CallClosed(Record(null));

        Assert.Equal((1, 2, 8, 4), (Refused("stranger"), Refused("other_source"), Refused("malformed"), Refused("not_agreed")));
    }

    [Fact]
    public void CallHungUpForSilence_IsCountedByTheWayThatFellSilent()
    {
        Metrics.MediaTimedOut(MediaSilence.NothingHeard);
        Metrics.MediaTimedOut(MediaSilence.NothingDelivered);
        Metrics.MediaTimedOut(MediaSilence.NothingDelivered);
        Metrics.MediaTimedOut(MediaSilence.NoSignOfLife);

        Assert.Equal((1, 2, 1), (TimedOut("in"), TimedOut("out"), TimedOut("hold")));
    }

    public void Dispose() => _counted.Dispose();

    private long Refused(string why) => _counted[$"cxbridge.media.rtp.refused {why}"];

    private long TimedOut(string way) => _counted[$"cxbridge.media.timeouts {way}"];

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
