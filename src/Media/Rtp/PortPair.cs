using System.Net;

namespace CxBridge.Media.Rtp;

/// <summary>Two bound ports: an even one for RTP and the next one for RTCP (RFC 3550 section 11).</summary>
internal sealed class PortPair(RtpPortPool pool, int port, IPacketPort rtp, IPacketPort rtcp) : IDisposable
{
    private int _disposed;

    /// <summary>The even port.</summary>
    public int Port => port;

    /// <summary>For sound.</summary>
    public IPacketPort Rtp => rtp;

    /// <summary>For reports.</summary>
    public IPacketPort Rtcp => rtcp;

    /// <summary>Binds both, or gives null when either is taken.</summary>
    public static PortPair? TryBind(RtpPortPool pool, IPAddress address, int port)
    {
        SocketPort? rtp = SocketPort.TryBind(address, port);
        SocketPort? rtcp = rtp is null ? null : SocketPort.TryBind(address, port + 1);
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
}
