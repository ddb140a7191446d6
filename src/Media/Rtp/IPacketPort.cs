using System.Net;
using System.Net.Sockets;

namespace CxBridge.Media.Rtp;

/// <summary>Where packets come from and go to: a UDP socket in a call; in tests of the whole path, a network in virtual time. Pacing thread only.</summary>
internal interface IPacketPort : IDisposable
{
    /// <summary>Of the addresses that it deals with.</summary>
    AddressFamily Family { get; }

    /// <summary>Takes the next packet that waits; never blocks.</summary>
    /// <exception cref="SocketException">The network says something else; there may be more to take.</exception>
    bool TryReceive(Span<byte> packet, SocketAddress source, out int length);

    /// <summary>How long ago the packet that was taken last arrived.</summary>
    /// <param name="time">Tells the time of day.</param>
    /// <param name="age">0 to 100 ms.</param>
    /// <returns>False where nobody knows.</returns>
    bool TryAge(TimeProvider time, out double age);

    /// <summary>Sends; never blocks.</summary>
    /// <exception cref="SocketException">Full queue or no route.</exception>
    void Send(ReadOnlySpan<byte> packet, SocketAddress target);
}
