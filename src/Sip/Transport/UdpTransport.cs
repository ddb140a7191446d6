using System.Net;
using System.Net.Sockets;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Transport;

/// <summary>One socket, one receive loop that outlives whatever arrives.</summary>
internal sealed class UdpTransport : IDisposable
{
    // Deep enough for a burst of responses while the thread is away for some milliseconds.
    private const int SocketBuffer = 4 * 1024 * 1024;

    // Line ends only: keep-alives of RFC 5626 and of older equipment.
    private const int LongestKeepAlive = 4;
    private readonly Socket _socket;
    private readonly Action<ReadOnlyMemory<byte>, SipFlow> _received;
    private readonly Action<IPEndPoint> _unreachable;
    private readonly IcmpErrors? _icmp;

    /// <param name="local">Address and port to bind.</param>
    /// <param name="received">Takes every datagram.</param>
    /// <param name="unreachable">Hears of far ends that ICMP reports as not there.</param>
    public UdpTransport(IPEndPoint local, Action<ReadOnlyMemory<byte>, SipFlow> received, Action<IPEndPoint> unreachable)
    {
        _received = received;
        _unreachable = unreachable;
        _socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = SocketBuffer,
            SendBufferSize = SocketBuffer,
        };
        try
        {
            _socket.Bind(local);
            _icmp = IcmpErrors.TryWatch(_socket);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    public IPEndPoint Local => (IPEndPoint)_socket.LocalEndPoint!;

    /// <returns>Null when the kernel took it; otherwise the reason.</returns>
    public string? Send(ReadOnlySpan<byte> message, IPEndPoint remote)
    {
        if (remote.AddressFamily != _socket.AddressFamily)
        {
            return "the address is of the other IP version";
        }

        SocketError? error = TrySend(message, remote);
        if (error is SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable)
        {
            // The ICMP answer to an earlier send, reported by failing this one, whose turn has yet to come.
            ReportUnreachable();
            error = TrySend(message, remote);
        }

        return error?.ToString();
    }

    /// <summary>Runs until the socket closes.</summary>
    public async Task ReceiveAsync(CancellationToken stopping)
    {
        var buffer = new byte[SipReader.MaxMessageBytes];
        var any = new IPEndPoint(_socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                SocketReceiveFromResult result = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, any, stopping);
                if (result.ReceivedBytes > LongestKeepAlive)
                {
                    _received(buffer.AsSpan(0, result.ReceivedBytes).ToArray(), new SipFlow(SipTransportKind.Udp, (IPEndPoint)result.RemoteEndPoint));
                }
            }
            catch (SocketException) when (!stopping.IsCancellationRequested)
            {
                ReportUnreachable();
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private SocketError? TrySend(ReadOnlySpan<byte> message, IPEndPoint remote)
    {
        try
        {
            _socket.SendTo(message, SocketFlags.None, remote);
            return null;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode;
        }
        catch (ObjectDisposedException)
        {
            return SocketError.OperationAborted;
        }
    }

    private void ReportUnreachable()
    {
        while (_icmp?.TryRead() is { } gone)
        {
            _unreachable(gone);
        }
    }
}
