using System.Buffers.Binary;

namespace CxBridge.Media.Rtp.Control;

/// <summary>
/// Reads compound RTCP packets (RFC 3550 section 6, RFC 3611) of a far end that nobody vouches for: what does not add up ends the reading, what is
/// not known is skipped. Allocates nothing.
/// </summary>
internal static class RtcpReader
{
    private const int SenderReport = 200;
    private const int ReceiverReport = 201;
    private const int Bye = 203;
    private const int Extended = 207;
    private const int VoipMetrics = 7;
    private const int VoipLength = 8;

    /// <summary>Reads a packet.</summary>
    /// <param name="packet">The datagram.</param>
    /// <param name="ssrc">Our source: only reports on it matter.</param>
    /// <param name="now">Middle 32 bits of the NTP time at which it came.</param>
    /// <param name="peer">Takes what was read.</param>
    /// <returns>False when it is no RTCP.</returns>
    public static bool Read(ReadOnlySpan<byte> packet, uint ssrc, uint now, PeerReport peer)
    {
        bool any = false;
        while (packet.Length >= 8 && packet[0] >> 6 == 2)
        {
            int length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) + 1);
            if (length > packet.Length)
            {
                break;
            }

            any = true;
            if (length >= 8)
            {
                ReadOne(packet[..length], ssrc, now, peer);
            }

            packet = packet[length..];
        }

        return any;
    }

    private static void ReadOne(ReadOnlySpan<byte> packet, uint ssrc, uint now, PeerReport peer)
    {
        int blocks = packet[0] & 31;
        switch (packet[1])
        {
            case SenderReport when packet.Length >= 28:
                peer.SenderReported((BinaryPrimitives.ReadUInt32BigEndian(packet[8..]) << 16) | (BinaryPrimitives.ReadUInt32BigEndian(packet[12..]) >> 16), now);
                ReadBlocks(packet[28..], blocks, ssrc, now, peer);
                break;
            case ReceiverReport:
                ReadBlocks(packet[8..], blocks, ssrc, now, peer);
                break;
            case Extended:
                ReadExtended(packet[8..], ssrc, peer);
                break;
            case Bye:
                peer.Left();
                break;
            default:
                break;
        }
    }

    private static void ReadBlocks(ReadOnlySpan<byte> blocks, int count, uint ssrc, uint now, PeerReport peer)
    {
        for (; count > 0 && blocks.Length >= 24; count--, blocks = blocks[24..])
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(blocks) != ssrc)
            {
                continue;
            }

            uint lost = BinaryPrimitives.ReadUInt32BigEndian(blocks[4..]);
            peer.Reported(
                (byte)(lost >> 24),
                (int)(lost << 8) >> 8,
                BinaryPrimitives.ReadUInt32BigEndian(blocks[8..]),
                BinaryPrimitives.ReadUInt32BigEndian(blocks[12..]),
                BinaryPrimitives.ReadUInt32BigEndian(blocks[16..]),
                BinaryPrimitives.ReadUInt32BigEndian(blocks[20..]),
                now);
        }
    }

    private static void ReadExtended(ReadOnlySpan<byte> blocks, uint ssrc, PeerReport peer)
    {
        while (blocks.Length >= 4)
        {
            int words = BinaryPrimitives.ReadUInt16BigEndian(blocks[2..]);
            int length = 4 * (words + 1);
            if (length > blocks.Length)
            {
                return;
            }

            if (blocks[0] == VoipMetrics && words == VoipLength && BinaryPrimitives.ReadUInt32BigEndian(blocks[4..]) == ssrc)
            {
                peer.Extended(blocks[8], blocks[9], blocks[24], blocks[26]);
            }

            blocks = blocks[length..];
        }
    }
}
