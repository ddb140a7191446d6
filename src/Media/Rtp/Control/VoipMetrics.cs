using System.Buffers.Binary;
using CxBridge.Media.Rtp.Jitter;
using CxBridge.Media.Rtp.Quality;

namespace CxBridge.Media.Rtp.Control;

/// <summary>The VoIP metrics block in an extended report (RFC 3611 section 4.7): how this side hears the far end.</summary>
internal static class VoipMetrics
{
    public const int Size = 44;
    private const byte Unavailable = 127;
    private const byte GapMinimum = 16;

    // Appendix I style concealment, adaptive buffer.
    private const byte Configuration = (3 << 6) | (3 << 4);
    private const int LargestDepth = 120;

    /// <summary>Writes the packet with its one block.</summary>
    /// <returns>Its length.</returns>
    public static int Write(Span<byte> packet, uint heard, in RtcpState state)
    {
        JitterFigures buffer = state.Buffer;
        packet[..Size].Clear();
        packet[0] = 0x80;
        packet[1] = 207;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (Size / 4) - 1);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], state.Ssrc);
        Span<byte> block = packet[8..];
        block[0] = 7;
        BinaryPrimitives.WriteUInt16BigEndian(block[2..], 8);
        BinaryPrimitives.WriteUInt32BigEndian(block[4..], heard);
        block[8] = Share(state.NetworkLoss);
        block[9] = Share(state.Discarded);
        block[10] = Share(buffer.Pattern.BurstDensity);
        block[11] = Share(buffer.Pattern.GapDensity);
        Milliseconds(block[12..], buffer.Pattern.BurstMilliseconds);
        Milliseconds(block[14..], buffer.Pattern.GapMilliseconds);
        Milliseconds(block[16..], state.RoundTrip);
        Milliseconds(block[18..], buffer.MeanDelayMilliseconds + (2 * AudioFrame.Milliseconds));
        block[20] = Unavailable;
        block[21] = Unavailable;
        block[22] = Unavailable;
        block[23] = GapMinimum;
        block[24] = (byte)Math.Round(state.Rating);
        block[25] = Unavailable;
        byte score = (byte)Math.Round(10 * EModel.Mos(state.Rating));
        block[26] = score;
        block[27] = score;
        block[28] = Configuration;
        Milliseconds(block[30..], buffer.TargetMilliseconds);
        Milliseconds(block[32..], buffer.LargestTargetMilliseconds);
        Milliseconds(block[34..], LargestDepth);
        return Size;
    }

    private static byte Share(double ratio) => (byte)Math.Clamp(ratio * 256, 0, 255);

    private static void Milliseconds(Span<byte> field, double value) => BinaryPrimitives.WriteUInt16BigEndian(field, (ushort)Math.Clamp(value, 0, ushort.MaxValue));
}
