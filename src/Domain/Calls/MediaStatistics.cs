using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Calls;

/// <summary>RTP of one call.</summary>
/// <param name="PacketsSent">Sent.</param>
/// <param name="PacketsReceived">Received, duplicates excluded.</param>
/// <param name="PacketsLost">Expected by sequence numbers and never seen in time, late discards included.</param>
/// <param name="ConcealedFrames">20 ms frames made up by loss concealment.</param>
/// <param name="JitterMilliseconds">Interarrival jitter at the end (RFC 3550 section 6.4.1).</param>
public sealed record MediaStatistics(long PacketsSent, long PacketsReceived, long PacketsLost, long ConcealedFrames, double JitterMilliseconds)
{
    /// <summary>Longest time between two packets of the far end, by the kernel's clock; before a talkspurt (marker bit) and over a hold it does not count.</summary>
    public double LongestGapMilliseconds { get; init; }

    /// <summary>Codec at the end; null when none was agreed.</summary>
    public AudioCodec? Codec { get; init; }

    /// <summary>Packets that came after their time; part of <see cref="PacketsLost"/>.</summary>
    public long LatePackets { get; init; }

    /// <summary>Mean time that a packet waited in the jitter buffer.</summary>
    public double BufferMilliseconds { get; init; }

    /// <summary>How much faster the far end's clock runs than ours, parts per million; null in calls of less than about 12 s of sound.</summary>
    public double? ClockSkewPartsPerMillion { get; init; }

    /// <summary>Shortest round trip by RTCP; null when the far end sent no report on us.</summary>
    public double? RoundTripMilliseconds { get; init; }

    /// <summary>What the bot heard, as mean opinion score from 1 to 4.4, by the E-model (ITU-T G.107); null when nothing was heard.</summary>
    public double? Mos { get; init; }

    /// <summary>The same as the E-model's rating R, 0 to 93.2.</summary>
    public double? Rating { get; init; }

    /// <summary>Our packets that the far end did not get; null when it does not report.</summary>
    public long? FarEndLost { get; init; }

    /// <summary>Jitter of our packets there; null when it does not report.</summary>
    public double? FarEndJitterMilliseconds { get; init; }

    /// <summary>What the far end heard: by its extended report (RFC 3611), else from the loss it reports; null when it does not report.</summary>
    public double? FarEndMos { get; init; }

    /// <summary>Packets received before the answer (183 with a description); part of <see cref="PacketsReceived"/>.</summary>
    public long EarlyPackets { get; init; }

    /// <summary>How long there was something to hear before the answer: ringback, an announcement. Whether it was one is not told here.</summary>
    public double EarlySoundMilliseconds { get; init; }

    /// <summary>Packets from addresses that nobody agreed on; ignored.</summary>
    public long StrangerPackets { get; init; }

    /// <summary>Packets of another source (SSRC) at the far end's address; ignored.</summary>
    public long OtherSourcePackets { get; init; }

    /// <summary>Packets that were no RTP, not authentic, or not what their codec sends; ignored.</summary>
    public long MalformedPackets { get; init; }

    /// <summary>Packets of payload types that were not agreed; counted as received, not heard.</summary>
    public long UnagreedPackets { get; init; }
}
