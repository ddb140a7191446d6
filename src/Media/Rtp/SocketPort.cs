using System.Net;
using System.Net.Sockets;

namespace CxBridge.Media.Rtp;

/// <summary>A UDP socket that never blocks; <see cref="SocketAddress"/> overloads, so that no packet costs an allocation.</summary>
internal sealed class SocketPort(Socket socket) : IPacketPort
{
    /// <inheritdoc/>
    public AddressFamily Family => socket.AddressFamily;

    /// <summary>Binds, or gives null when the port is taken.</summary>
    public static SocketPort? TryBind(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(address, port));

            // Two seconds of sound: a stalled process finds the newest packets, not a full queue of old ones.
            socket.ReceiveBufferSize = 64 * 1024;
            socket.Blocking = false;
            return new SocketPort(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <inheritdoc/>
    public bool TryReceive(Span<byte> packet, SocketAddress source, out int length)
    {
        // Available cannot be asked: an empty datagram at the head of the queue would read as "nothing there", for ever.
        bool any = socket.Poll(0, SelectMode.SelectRead);
        length = any ? socket.ReceiveFrom(packet, SocketFlags.None, source) : 0;
        return any;
    }

    /// <inheritdoc/>
    public bool TryAge(TimeProvider time, out double age) => KernelClock.TryAge(socket, time, out age);

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> packet, SocketAddress target) => socket.SendTo(packet, SocketFlags.None, target);

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
