using System.Net;
using System.Net.Sockets;

namespace CxBridge.Media.Rtp;

/// <summary>Two bound UDP sockets: an even port for RTP and the next one for RTCP (RFC 3550 section 11).</summary>
internal sealed class PortPair(RtpPortPool pool, int port, Socket rtp, Socket rtcp) : IDisposable
{
    private int _disposed;

    /// <summary>The even port.</summary>
    public int Port => port;

    /// <summary>Never blocks.</summary>
    public Socket Rtp => rtp;

    /// <summary>Never blocks.</summary>
    public Socket Rtcp => rtcp;

    /// <summary>Binds both, or gives null when either is taken.</summary>
    public static PortPair? TryBind(RtpPortPool pool, IPAddress address, int port)
    {
        Socket? rtp = Bind(address, port);
        Socket? rtcp = rtp is null ? null : Bind(address, port + 1);
        if (rtp is not null && rtcp is not null)
        {
            return new PortPair(pool, port, rtp, rtcp);
        }

        rtp?.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            rtp.Dispose();
            rtcp.Dispose();
            pool.Quarantine(port);
        }
    }

    private static Socket? Bind(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(address, port));

            // Two seconds of sound: a stalled process finds the newest packets, not a full queue of old ones.
            socket.ReceiveBufferSize = 64 * 1024;
            socket.Blocking = false;
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
