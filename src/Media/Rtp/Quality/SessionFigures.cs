using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Rtp.Control;
using CxBridge.Media.Rtp.Jitter;
using CxBridge.Media.Rtp.Srtp;

namespace CxBridge.Media.Rtp.Quality;

/// <summary>How well a session goes, both ways: for the record of the call, and for the reports to the far end (RFC 3550 section 6.4, RFC 3611).</summary>
internal sealed class SessionFigures(SoundReceiver receiver, SoundSender sender, ControlChannel control)
{
    // Without reports of the far end.
    private const double NetworkUnknown = 0;

    /// <summary>For the record. Any thread; exact after the last tick.</summary>
    public MediaStatistics Of(MediaRoute? route, SrtpSession? srtp)
    {
        JitterFigures jitter = receiver.Jitter.Figures;
        PeerReport peer = control.Peer;
        AudioCodec codec = route?.Codec ?? AudioCodec.Pcmu;
        double rating = Rating(codec, jitter);
        bool heard = receiver.Statistics.Received > 0;
        return new(
            sender.Packets,
            receiver.Statistics.Received,
            Math.Max(0, receiver.Statistics.Expected - receiver.Statistics.Received) + jitter.Late,
            jitter.ConcealedFrames,
            receiver.Statistics.Jitter * 1000 / receiver.Statistics.ClockRate)
        {
            LongestGapMilliseconds = receiver.LongestGap,
            Codec = route is null ? null : codec,
            LatePackets = jitter.Late,
            BufferMilliseconds = jitter.MeanDelayMilliseconds,
            ClockSkewPartsPerMillion = jitter.SkewPartsPerMillion,
            RoundTripMilliseconds = peer.RoundTrip,
            Mos = heard ? EModel.Mos(rating) : null,
            Rating = heard ? rating : null,
            FarEndLost = peer.Reports == 0 ? null : peer.Lost,
            FarEndJitterMilliseconds = peer.Reports == 0 ? null : peer.Jitter * 1000 / receiver.Statistics.ClockRate,
            FarEndMos = FarEndMos(peer, codec),
            StrangerPackets = receiver.Strangers,
            OtherSourcePackets = receiver.OtherSources,
            UnagreedPackets = receiver.Unagreed,
            MalformedPackets = receiver.Malformed + (srtp?.Receiver.Refused ?? 0),
        };
    }

    /// <summary>For a report that is sent now.</summary>
    public RtcpState Report(MediaRoute route, RtcpPhase phase)
    {
        ReceiverStatistics heard = receiver.Statistics;
        JitterFigures jitter = receiver.Jitter.Figures;
        return new RtcpState
        {
            Ssrc = sender.Ssrc,
            Timestamp = sender.Timestamp,
            PacketsSent = sender.Packets,
            OctetsSent = sender.Octets,
            RemoteSsrc = heard.Received > 0 ? heard.Ssrc : null,
            FractionLost = heard.TakeFractionLost(),
            Lost = heard.Expected - heard.Received,
            HighestSequence = heard.HighestExtended,
            Jitter = heard.Jitter,
            Buffer = jitter,
            Rating = Rating(route.Codec, jitter),
            RoundTrip = control.Peer.RoundTrip ?? 0,
            Discarded = heard.Expected == 0 ? 0 : (double)jitter.Late / heard.Expected,
            NetworkLoss = heard.Expected == 0 ? 0 : Math.Max(0, (double)(heard.Expected - heard.Received) / heard.Expected),
            Phase = phase,
        };
    }

    private double Rating(AudioCodec codec, in JitterFigures jitter)
    {
        double network = control.Peer.RoundTrip / 2 ?? NetworkUnknown;
        double delay = network + jitter.MeanDelayMilliseconds + AudioFrame.Milliseconds + receiver.CodecDelay(codec);
        return EModel.Rating(codec, delay, jitter.LossRatio, jitter.BurstRatio);
    }

    private double? FarEndMos(PeerReport peer, AudioCodec codec)
    {
        if (peer.Mos is { } told || peer.Reports == 0)
        {
            return peer.Mos;
        }

        // It does not rate us: from the loss it reports, with a buffer like ours.
        double loss = sender.Packets == 0 ? 0 : Math.Min(1, (double)peer.Lost / sender.Packets);
        return EModel.Mos(EModel.Rating(codec, (peer.RoundTrip / 2 ?? NetworkUnknown) + (3 * AudioFrame.Milliseconds), loss, 1));
    }
}
