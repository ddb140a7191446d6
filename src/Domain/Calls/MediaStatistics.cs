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
}
