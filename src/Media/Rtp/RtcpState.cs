namespace CxBridge.Media.Rtp;

/// <summary>What an RTCP report tells.</summary>
internal readonly record struct RtcpState
{
    public required uint Ssrc { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required uint Timestamp { get; init; }

    public required long PacketsSent { get; init; }

    public uint? RemoteSsrc { get; init; }

    public byte FractionLost { get; init; }

    public long Lost { get; init; }

    public uint HighestSequence { get; init; }

    public double Jitter { get; init; }

    public bool Leaving { get; init; }
}
