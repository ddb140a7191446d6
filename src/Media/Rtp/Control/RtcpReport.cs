using System.Buffers.Binary;

namespace CxBridge.Media.Rtp.Control;

/// <summary>
/// A compound RTCP packet (RFC 3550 section 6): SR with one report block, or RR before anything was sent; SDES with CNAME; VoIP metrics
/// (RFC 3611 section 4.7) once something was heard; BYE at the end.
/// </summary>
internal static class RtcpReport
{
    /// <summary>Enough for any packet that <see cref="Write"/> makes.</summary>
    public const int MaxSize = 192;

    /// <summary>Writes a packet.</summary>
    /// <returns>Its length.</returns>
    public static int Write(Span<byte> packet, in RtcpState state)
    {
        int length = WriteReport(packet, state);
        length += WriteSource(packet[length..], state.Ssrc);
        if (state.RemoteSsrc is { } heard)
        {
            length += VoipMetrics.Write(packet[length..], heard, state);
        }

        if (state.Phase == RtcpPhase.Leaving)
        {
            packet[length] = 0x81;
            packet[length + 1] = 203;
            BinaryPrimitives.WriteUInt16BigEndian(packet[(length + 2)..], 1);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(length + 4)..], state.Ssrc);
            length += 8;
        }

        return length;
    }

    private static int WriteReport(Span<byte> packet, in RtcpState state)
    {
        bool sender = state.PacketsSent > 0;
        int blocks = state.RemoteSsrc is null ? 0 : 1;
        int at = 8;
        if (sender)
        {
            BinaryPrimitives.WriteUInt64BigEndian(packet[8..], NtpTime.From(state.Now));
            BinaryPrimitives.WriteUInt32BigEndian(packet[16..], state.Timestamp);
            BinaryPrimitives.WriteUInt32BigEndian(packet[20..], (uint)state.PacketsSent);
            BinaryPrimitives.WriteUInt32BigEndian(packet[24..], (uint)state.OctetsSent);
            at = 28;
        }

        if (state.RemoteSsrc is { } remote)
        {
            BinaryPrimitives.WriteUInt32BigEndian(packet[at..], remote);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(at + 4)..], ((uint)state.FractionLost << 24) | ((uint)Math.Clamp(state.Lost, 0L, 0x7FFFFFL)));
            BinaryPrimitives.WriteUInt32BigEndian(packet[(at + 8)..], state.HighestSequence);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(at + 12)..], (uint)state.Jitter);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(at + 16)..], state.LastSenderReport);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(at + 20)..], state.SinceSenderReport);
            at += 24;
        }

        WriteHeader(packet, blocks, sender ? 200 : 201, at);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], state.Ssrc);
        return at;
    }

    // The CNAME is the SSRC in letters: RFC 7022 asks for a name that says nothing of the host or its user.
    private static int WriteSource(Span<byte> packet, uint ssrc)
    {
        const int Name = 8;
        packet[..20].Clear();
        WriteHeader(packet, 1, 202, 20);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
        packet[8] = 1;
        packet[9] = Name;
        for (int i = 0; i < Name; i++)
        {
            packet[10 + i] = (byte)('a' + ((ssrc >> (4 * i)) & 15));
        }

        return 20;
    }

    private static void WriteHeader(Span<byte> packet, int count, int type, int length)
    {
        packet[0] = (byte)(0x80 | count);
        packet[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)((length / 4) - 1));
    }
}
