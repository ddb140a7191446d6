using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CxBridge.Media.Rtp.Srtp;

/// <summary>Checks and decrypts what one source sends (RFC 3711 section 3.3). What is not authentic is dropped before anything else looks at it. For one thread.</summary>
/// <remarks>
/// <code>
///   1 guess the 48-bit index from the 16-bit sequence (section 3.3.1)   2 refuse what was seen or is too old
///   3 compare the tag in constant time                                  4 decrypt; note index and rollover
/// </code>
/// Reports carry their index of 31 bits themselves, with a bit that says whether they are encrypted (section 3.4).
/// Another SSRC begins anew: its first packet sets the sequence, with rollovers 0.
/// </remarks>
internal sealed class SrtpReceiver(ReadOnlySpan<byte> master) : IDisposable
{
    private const uint Encrypted = 0x8000_0000;
    private const int ControlHeader = 8;
    private const int ControlIndex = 4;
    private readonly SrtpCipher _media = new(master, 0);
    private readonly SrtpCipher _control = new(master, 3);
    private ReplayWindow _window;
    private ReplayWindow _controlWindow;
    private uint? _ssrc;
    private uint? _controlSsrc;
    private uint _rollovers;
    private ushort _highest;

    /// <summary>Packets that were dropped.</summary>
    public long Refused { get; private set; }

    /// <summary>Turns an SRTP packet into the RTP one that it was, in place.</summary>
    /// <param name="packet">As received.</param>
    /// <param name="length">Octets of the RTP packet.</param>
    /// <returns>False when it is not authentic, or not SRTP.</returns>
    public bool TryUnprotect(Span<byte> packet, out int length)
    {
        length = packet.Length - SrtpCipher.TagSize;
        if (length < RtpHeader.Size || HeaderSize(packet[..length]) is not { } header)
        {
            Refused++;
            return false;
        }

        ushort sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        bool known = ssrc == _ssrc;

        // 1
        uint rollovers = known ? Rollovers(sequence) : 0;
        ulong index = ((ulong)rollovers << 16) | sequence;
        Span<byte> trailer = stackalloc byte[4];
        Span<byte> tag = stackalloc byte[SrtpCipher.TagSize];
        BinaryPrimitives.WriteUInt32BigEndian(trailer, rollovers);
        _media.Authenticate(packet[..length], trailer, tag);

        // 2, 3
        if ((known && !_window.Allows(index)) || !CryptographicOperations.FixedTimeEquals(tag, packet[length..]))
        {
            Refused++;
            return false;
        }

        // 4
        _media.Apply(packet[header..length], ssrc, index);
        if (!known)
        {
            _ssrc = ssrc;
            _window = default;
        }

        if (!known || index > (((ulong)_rollovers << 16) | _highest))
        {
            _rollovers = rollovers;
            _highest = sequence;
        }

        _window.Note(index);
        return true;
    }

    /// <summary>Turns an SRTCP packet into the RTCP one that it was, in place.</summary>
    /// <param name="packet">As received.</param>
    /// <param name="length">Octets of the RTCP packet.</param>
    /// <returns>False when it is not authentic, was seen before, or is not SRTCP.</returns>
    public bool TryUnprotectControl(Span<byte> packet, out int length)
    {
        length = packet.Length - SrtpCipher.TagSize - ControlIndex;
        if (length < ControlHeader || packet[0] >> 6 != 2)
        {
            Refused++;
            return false;
        }

        uint flagged = BinaryPrimitives.ReadUInt32BigEndian(packet[length..]);
        uint index = flagged & ~Encrypted;
        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        bool known = ssrc == _controlSsrc;
        Span<byte> tag = stackalloc byte[SrtpCipher.TagSize];
        _control.Authenticate(packet[..(length + ControlIndex)], [], tag);

        // 2, 3
        if ((known && !_controlWindow.Allows(index)) || !CryptographicOperations.FixedTimeEquals(tag, packet[(length + ControlIndex)..]))
        {
            Refused++;
            return false;
        }

        // 4
        if ((flagged & Encrypted) != 0)
        {
            _control.Apply(packet[ControlHeader..length], ssrc, index);
        }

        if (!known)
        {
            _controlSsrc = ssrc;
            _controlWindow = default;
        }

        _controlWindow.Note(index);
        return true;
    }

    public void Dispose()
    {
        _media.Dispose();
        _control.Dispose();
    }

    private static int? HeaderSize(ReadOnlySpan<byte> packet)
    {
        int size = RtpHeader.Size + (4 * (packet[0] & 15));
        if ((packet[0] & 0x10) != 0)
        {
            size = size + 4 > packet.Length ? packet.Length + 1 : size + 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(size + 2)..]));
        }

        return packet[0] >> 6 == 2 && size <= packet.Length ? size : null;
    }

    private uint Rollovers(ushort sequence)
    {
        if (_highest < 0x8000)
        {
            return sequence - _highest > 0x8000 && _rollovers > 0 ? _rollovers - 1 : _rollovers;
        }

        return _highest - 0x8000 > sequence ? _rollovers + 1 : _rollovers;
    }
}
