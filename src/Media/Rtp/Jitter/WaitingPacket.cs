using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Rtp.Jitter;

/// <summary>A packet in the jitter buffer.</summary>
/// <param name="Sequence">Its RTP sequence number.</param>
/// <param name="Timestamp">RTP timestamp of its first sample.</param>
/// <param name="Codec">How to decode it.</param>
/// <param name="Samples">Samples of 8 kHz in it; 0 for comfort noise, which lasts until the next sound.</param>
internal readonly record struct WaitingPacket(ushort Sequence, uint Timestamp, AudioCodec Codec, int Samples)
{
    /// <summary>Where the store keeps its octets.</summary>
    public int Slot { get; init; }

    /// <summary>How many.</summary>
    public int Length { get; init; }
}
