using System.Net;
using System.Net.Sockets;

namespace CxBridge.Sip.Transport;

/// <summary>UDP and TCP on one address and port.</summary>
internal sealed class SipSockets : ISipTransport, IAsyncDisposable
{
    private const int PortAttempts = 16;
    private readonly UdpTransport _udp;
    private readonly TcpTransport _tcp;
    private readonly IPAddress? _advertised;
    private readonly CancellationTokenSource _stopping = new();
    private Task _loops = Task.CompletedTask;

    private SipSockets(UdpTransport udp, TcpTransport tcp, IPAddress? advertised)
    {
        _udp = udp;
        _tcp = tcp;
        _advertised = advertised;
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Local => _udp.Local;

    /// <exception cref="SocketException">The port is taken.</exception>
    public static SipSockets Bind(IPEndPoint local, IPAddress? advertised, TimeProvider time, Action<ReadOnlyMemory<byte>, SipFlow> received)
    {
        for (int attempt = 1; ; attempt++)
        {
            var udp = new UdpTransport(local, received);
            try
            {
                return new SipSockets(udp, new TcpTransport(udp.Local, time, received), advertised);
            }
            catch (SocketException) when (local.Port == 0 && attempt < PortAttempts)
            {
                // The port that the kernel chose for UDP may be taken for TCP: let it choose again.
                udp.Dispose();
            }
            catch
            {
                udp.Dispose();
                throw;
            }
        }
    }

    public void Start() => _loops = Task.WhenAll(Task.Run(() => _udp.ReceiveAsync(_stopping.Token)), Task.Run(() => _tcp.AcceptAsync(_stopping.Token)));

    public IPEndPoint LocalEndPointFor(IPAddress remote)
    {
        if (_advertised is not null || !Local.Address.Equals(IPAddress.Any) && !Local.Address.Equals(IPAddress.IPv6Any))
        {
            return new IPEndPoint(_advertised ?? Local.Address, Local.Port);
        }

        // Bound to every address: ask the routing table which one leads there. Connecting UDP sends nothing.
        using var probe = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            probe.Connect(remote, 9);
            return new IPEndPoint(((IPEndPoint)probe.LocalEndPoint!).Address, Local.Port);
        }
        catch (SocketException)
        {
            return new IPEndPoint(remote.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback, Local.Port);
        }
    }

    public void Send(ReadOnlyMemory<byte> message, SipFlow flow, Action<string>? failed)
    {
        if (flow.Kind == SipTransportKind.Tcp)
        {
            _tcp.Send(message, flow, failed);
        }
        else if (_udp.Send(message.Span, flow.Remote) is { } reason && failed is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static state => state.failed(state.reason), (failed, reason), preferLocal: false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _udp.Dispose();
        await _tcp.StopAsync();
        await _loops;
        _tcp.Dispose();
        _stopping.Dispose();
    }
}
