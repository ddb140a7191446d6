using System.Diagnostics.Metrics;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Media.Calls;
using CxBridge.Media.Pacing;

namespace CxBridge.Media;

/// <summary>Instruments of the meter <c>CxBridge.Media</c>. The tags <c>outcome</c>, <c>why</c> and <c>way</c> are of fixed sets.</summary>
public sealed class MediaMetrics : IDisposable
{
    private readonly Meter _meter = new("CxBridge.Media");
    private readonly Histogram<double> _lateness;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _withdrawn;
    private readonly UpDownCounter<int> _active;
    private readonly Histogram<double> _turn;
    private readonly Histogram<double> _jitter;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _received;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _silences;
    private readonly Counter<long> _bargeIns;
    private readonly Counter<long> _workers;
    private readonly Counter<long> _leaks;

    /// <summary>Makes the instruments.</summary>
    public MediaMetrics()
    {
        _lateness = _meter.CreateHistogram<double>("cxbridge.media.pacer.lateness", "ms", "How late a pacing thread woke for a frame.");
        _skipped = _meter.CreateCounter<long>("cxbridge.media.pacer.skipped", "{frame}", "Frames whose time had passed.");
        _calls = _meter.CreateCounter<long>("cxbridge.media.calls", "{call}", "Attempts closed, by outcome.");
        _withdrawn = _meter.CreateCounter<long>("cxbridge.media.calls.withdrawn", "{call}", "Attempts past the gate of which no INVITE was sent, for the want of a permit or a number.");
        _active = _meter.CreateUpDownCounter<int>("cxbridge.media.calls.active", "{call}", "Slots and lines in use.");
        _turn = _meter.CreateHistogram<double>("cxbridge.media.turn.latency", "ms", "End of the caller's speech to the bot's first sound sent.");
        _jitter = _meter.CreateHistogram<double>("cxbridge.media.rtp.jitter", "ms", "Interarrival jitter of a call.");
        _lost = _meter.CreateCounter<long>("cxbridge.media.rtp.lost", "{packet}", "Packets lost or too late.");
        _received = _meter.CreateCounter<long>("cxbridge.media.rtp.received", "{packet}", "Packets received.");
        _refused = _meter.CreateCounter<long>("cxbridge.media.rtp.refused", "{packet}", "Packets of closed calls that were not taken, by why.");
        _silences = _meter.CreateCounter<long>("cxbridge.media.timeouts", "{call}", "Calls hung up because a way of their sound had fallen silent, by which.");
        _workers = _meter.CreateCounter<long>("cxbridge.media.workers.lost", "{process}", "Worker processes that died, were killed, or did not come to be ready, those that stand by for others included.");
        _leaks = _meter.CreateCounter<long>("cxbridge.media.calls.leaked", "{call}", "Calls ended because they held more memory of the host's process than a call may.");
        _bargeIns = _meter.CreateCounter<long>("cxbridge.media.bargeins", "{interruption}", "Times that a caller cut the bot short.");
    }

    /// <summary>A worker process is gone that should not be, whether it had slots or stood by.</summary>
    public void WorkerLost() => _workers.Add(1);

    /// <summary>What a worker tells its host of its own pacing threads.</summary>
    internal PacingTally Pacing { get; } = new();

    internal void Paced(TimeSpan late, int skipped)
    {
        _lateness.Record(late.TotalMilliseconds);
        if (skipped > 0)
        {
            _skipped.Add(skipped);
        }

        Pacing.Add(late.TotalMilliseconds, skipped);
    }

    /// <summary>Pacing threads of a worker: each count goes into the histogram as its upper limit.</summary>
    internal void Paced(PacingAccount? worker)
    {
        if (worker is null)
        {
            return;
        }

        for (int i = 0; i < Math.Min(worker.Late.Count, PacingTally.Limits.Count + 1); i++)
        {
            double late = i < PacingTally.Limits.Count ? PacingTally.Limits[i] : 2 * PacingTally.Limits[^1];
            for (long n = 0; n < worker.Late[i]; n++)
            {
                _lateness.Record(late);
            }
        }

        if (worker.Skipped > 0)
        {
            _skipped.Add(worker.Skipped);
        }
    }

    internal void CallBegan() => _active.Add(1);

    internal void CallWithdrawn() => _withdrawn.Add(1);

    internal void CallLeaked() => _leaks.Add(1);

    internal void CallEnded() => _active.Add(-1);

    internal void MediaTimedOut(MediaSilence silence) => _silences.Add(1, new KeyValuePair<string, object?>("way", silence switch
    {
        MediaSilence.NothingHeard => "in",
        MediaSilence.NothingDelivered => "out",
        _ => "hold",
    }));

    internal void CallClosed(CallRecord record)
    {
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", Name(record.Outcome)));
        foreach (TurnLatency turn in record.Turns)
        {
            _turn.Record(turn.Total);
        }

        foreach (TranscriptLine line in record.Transcript)
        {
            if (line.Interrupted)
            {
                _bargeIns.Add(1);
            }
        }

        if (record.Media is { } media)
        {
            _jitter.Record(media.JitterMilliseconds);
            _lost.Add(media.PacketsLost);
            _received.Add(media.PacketsReceived);
            Refused("stranger", media.StrangerPackets);
            Refused("other_source", media.OtherSourcePackets);
            Refused("malformed", media.MalformedPackets);
            Refused("not_agreed", media.UnagreedPackets);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void Refused(string why, long packets)
    {
        if (packets > 0)
        {
            _refused.Add(packets, new KeyValuePair<string, object?>("why", why));
        }
    }

    private static string Name(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Completed => "completed",
        AttemptOutcome.AmdMachine => "amd_machine",
        AttemptOutcome.Abandoned => "abandoned",
        AttemptOutcome.Busy => "busy",
        AttemptOutcome.NoAnswer => "no_answer",
        AttemptOutcome.Rejected => "rejected",
        AttemptOutcome.Failed => "failed",
        AttemptOutcome.Cancelled => "cancelled",
        _ => "unknown",
    };
}
