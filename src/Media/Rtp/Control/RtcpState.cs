using CxBridge.Media.Rtp.Jitter;

namespace CxBridge.Media.Rtp.Control;

/// <summary>What an RTCP report tells.</summary>
internal readonly record struct RtcpState
{
    public required uint Ssrc { get; init; }

    /// <summary>Time of day of <see cref="Timestamp"/>.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>RTP timestamp of the frame sent at <see cref="Now"/>.</summary>
    public required uint Timestamp { get; init; }

    public required long PacketsSent { get; init; }

    /// <summary>Payload octets sent.</summary>
    public long OctetsSent { get; init; }

    public uint? RemoteSsrc { get; init; }

    public byte FractionLost { get; init; }

    public long Lost { get; init; }

    public uint HighestSequence { get; init; }

    /// <summary>RTP ticks.</summary>
    public double Jitter { get; init; }

    /// <summary>Middle 32 bits of the far end's last sender report, or 0.</summary>
    public uint LastSenderReport { get; init; }

    /// <summary>Time since then, 1/65536 s.</summary>
    public uint SinceSenderReport { get; init; }

    public JitterFigures Buffer { get; init; }

    /// <summary>Share lost on the way, 0 to 1.</summary>
    public double NetworkLoss { get; init; }

    /// <summary>Share that came too late, 0 to 1.</summary>
    public double Discarded { get; init; }

    /// <summary>R of the E-model.</summary>
    public double Rating { get; init; }

    /// <summary>Milliseconds.</summary>
    public double RoundTrip { get; init; }

    public RtcpPhase Phase { get; init; }
}
