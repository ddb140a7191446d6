using System.Buffers.Binary;

namespace CxBridge.Media.Rtp;

/// <summary>
/// The fixed part of an RTP packet (RFC 3550 section 5.1).
/// <code>
///  0                   1                   2                   3
///  V=2|P|X|  CC   |M|     PT      |       sequence number
///                           timestamp
///                             SSRC
/// </code>
/// </summary>
internal readonly record struct RtpHeader(bool Marker, byte PayloadType, ushort Sequence, uint Timestamp, uint Ssrc)
{
    public const int Size = 12;

    /// <summary>Reads a packet; contributing sources, extension and padding are skipped.</summary>
    /// <returns>False for what is not RTP version 2, is cut short, or is RTCP by its payload type (RFC 5761 section 4).</returns>
    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpHeader header, out ReadOnlySpan<byte> payload)
    {
        header = default;
        payload = default;
        if (packet.Length < Size || packet[0] >> 6 != 2 || packet[1] is >= 192 and <= 223)
        {
            return false;
        }

        int offset = Size + (4 * (packet[0] & 15));
        if ((packet[0] & 0x10) != 0)
        {
            if (packet.Length < offset + 4)
            {
                return false;
            }

            offset += 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(offset + 2)..]));
        }

        int padding = (packet[0] & 0x20) != 0 ? packet[^1] : 0;
        if (offset + padding > packet.Length)
        {
            return false;
        }

        header = new RtpHeader(
            (packet[1] & 0x80) != 0,
            (byte)(packet[1] & 0x7F),
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[8..]));
        payload = packet[offset..^padding];
        return true;
    }

    /// <summary>Writes the twelve octets.</summary>
    public void Write(Span<byte> packet)
    {
        packet[0] = 0x80;
        packet[1] = (byte)((Marker ? 0x80 : 0) | PayloadType);
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], Timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], Ssrc);
    }
}
