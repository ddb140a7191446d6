using System.Net;
using System.Net.Sockets;

namespace CxBridge.Media.Rtp;

/// <summary>
/// Symmetric RTP: where packets really come from, and so where ours should go.
/// <code>
/// signalled address --same--> accepted at once
///                   --other port of its host, 4 packets in sequence--> latched: sound is taken from and sent to that source
///                   --other host--> refused, or treated like another port when the policy says so (far end behind a NAT)
/// latched           --silent for 200 ms, another candidate in sequence--> latched anew (the far end moved)
/// </code>
/// Without the sequence rule one stray or forged packet could steal the call's audio. Used by the pacing thread only.
/// </summary>
internal sealed class SourceLatch(LatchPolicy policy)
{
    private const int InSequence = 4;
    private const int QuietFrames = 10;
    private readonly SocketAddress _candidate = new(AddressFamily.InterNetworkV6);
    private SocketAddress _signalled = new(AddressFamily.InterNetworkV6);
    private SocketAddress _current = new(AddressFamily.InterNetworkV6);
    private ushort _candidateNext;
    private int _candidateCount;
    private long _lastAccepted = long.MinValue;

    /// <summary>Where to send.</summary>
    public SocketAddress Current => _current;

    /// <summary>A new answer or offer names the far end.</summary>
    public void Signalled(SocketAddress remote)
    {
        _signalled = remote;
        _current = Copy(remote);
        _candidateCount = 0;
        _lastAccepted = long.MinValue;
    }

    /// <summary>Whether a packet from this source is to be heard.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="sequence">Its RTP sequence number.</param>
    /// <param name="frame">The media clock.</param>
    public bool Accept(SocketAddress source, ushort sequence, long frame)
    {
        if (Same(source, _current))
        {
            _lastAccepted = frame;
            return true;
        }

        bool free = _lastAccepted == long.MinValue || frame - _lastAccepted >= QuietFrames;
        if (!free || (policy == LatchPolicy.SignalledHost && !SameHost(source, _signalled)))
        {
            return false;
        }

        if (_candidateCount > 0 && sequence == _candidateNext && Same(source, _candidate))
        {
            _candidateCount++;
        }
        else
        {
            source.Buffer.Span[..source.Size].CopyTo(_candidate.Buffer.Span);
            _candidate.Size = source.Size;
            _candidateCount = 1;
        }

        _candidateNext = (ushort)(sequence + 1);
        if (_candidateCount < InSequence)
        {
            return false;
        }

        _candidateCount = 0;
        _current = Copy(_candidate);
        _lastAccepted = frame;
        return true;
    }

    /// <summary>Whether this source is the host that is heard, on any port.</summary>
    public bool IsHostHeard(SocketAddress source) => SameHost(source, _current);

    private static SocketAddress Copy(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }

    // sockaddr_in: family 0-1, port 2-3, address 4-7; sockaddr_in6: family 0-1, port 2-3, flow 4-7, address 8-23.
    private static bool Same(SocketAddress a, SocketAddress b) => SameHost(a, b) && a.Buffer.Span.Slice(2, 2).SequenceEqual(b.Buffer.Span.Slice(2, 2));

    private static bool SameHost(SocketAddress a, SocketAddress b)
    {
        if (a.Family != b.Family)
        {
            return false;
        }

        return a.Family == AddressFamily.InterNetworkV6
            ? a.Buffer.Span.Slice(8, 16).SequenceEqual(b.Buffer.Span.Slice(8, 16))
            : a.Buffer.Span.Slice(4, 4).SequenceEqual(b.Buffer.Span.Slice(4, 4));
    }
}
