using System.Buffers.Binary;

namespace CxBridge.Media.Rtp.Srtp;

/// <summary>Encrypts and signs what one source sends (RFC 3711 sections 3.1 and 3.4). For one thread.</summary>
internal sealed class SrtpSender(ReadOnlySpan<byte> master) : IDisposable
{
    /// <summary>What a packet grows by at most: index and tag of RTCP.</summary>
    public const int Overhead = 4 + SrtpCipher.TagSize;

    private const int ControlHeader = 8;
    private const uint Encrypted = 0x8000_0000;
    private readonly SrtpCipher _media = new(master, 0);
    private readonly SrtpCipher _control = new(master, 3);
    private uint _rollovers;
    private ushort? _last;
    private uint _controlIndex;

    /// <summary>Turns an RTP packet into an SRTP one, in place.</summary>
    /// <param name="buffer">The packet and room for ten octets.</param>
    /// <param name="header">Octets before the payload.</param>
    /// <param name="length">Octets of the packet.</param>
    /// <returns>Octets to send.</returns>
    public int Protect(Span<byte> buffer, int header, int length)
    {
        ushort sequence = BinaryPrimitives.ReadUInt16BigEndian(buffer[2..]);
        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(buffer[8..]);
        _rollovers += sequence < _last ? 1u : 0;
        _last = sequence;
        _media.Apply(buffer[header..length], ssrc, ((ulong)_rollovers << 16) | sequence);
        Span<byte> trailer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(trailer, _rollovers);
        _media.Authenticate(buffer[..length], trailer, buffer.Slice(length, SrtpCipher.TagSize));
        return length + SrtpCipher.TagSize;
    }

    /// <summary>Turns an RTCP packet into an SRTCP one, in place.</summary>
    /// <param name="buffer">The packet and room for <see cref="Overhead"/>.</param>
    /// <param name="length">Octets of the packet.</param>
    /// <returns>Octets to send.</returns>
    public int ProtectControl(Span<byte> buffer, int length)
    {
        _controlIndex = (_controlIndex + 1) & ~Encrypted;
        _control.Apply(buffer[ControlHeader..length], BinaryPrimitives.ReadUInt32BigEndian(buffer[4..]), _controlIndex);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], Encrypted | _controlIndex);
        length += 4;
        _control.Authenticate(buffer[..length], [], buffer.Slice(length, SrtpCipher.TagSize));
        return length + SrtpCipher.TagSize;
    }

    public void Dispose()
    {
        _media.Dispose();
        _control.Dispose();
    }
}
