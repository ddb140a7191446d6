using System.Net;
using System.Net.Sockets;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Transport;

/// <summary>One socket, one receive loop that outlives whatever arrives.</summary>
internal sealed class UdpTransport : IDisposable
{
    // Deep enough for a burst of responses while the thread is away for some milliseconds.
    private const int SocketBuffer = 4 * 1024 * 1024;
    private readonly Socket _socket;
    private readonly Action<ReadOnlyMemory<byte>, SipFlow> _received;

    public UdpTransport(IPEndPoint local, Action<ReadOnlyMemory<byte>, SipFlow> received)
    {
        _received = received;
        _socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = SocketBuffer,
            SendBufferSize = SocketBuffer,
        };
        try
        {
            _socket.Bind(local);
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

        try
        {
            _socket.SendTo(message, SocketFlags.None, remote);
            return null;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode.ToString();
        }
        catch (ObjectDisposedException)
        {
            return "the endpoint is closed";
        }
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

                // Keep-alives of RFC 5626 and of older equipment: nothing, or line ends only.
                if (result.ReceivedBytes > 4)
                {
                    _received(buffer.AsSpan(0, result.ReceivedBytes).ToArray(), new SipFlow(SipTransportKind.Udp, (IPEndPoint)result.RemoteEndPoint));
                }
            }
            catch (SocketException) when (!stopping.IsCancellationRequested)
            {
                // An ICMP answer to an earlier send, reported here by some kernels: it concerns no packet of this read.
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
