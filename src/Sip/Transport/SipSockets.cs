using System.Net;
using System.Net.Sockets;

namespace CxBridge.Sip.Transport;

/// <summary>UDP and TCP on one address and port, TLS on another if there is a certificate; connections can be made over all three.</summary>
internal sealed class SipSockets : ISipTransport, IAsyncDisposable
{
    private const int PortAttempts = 16;
    private readonly UdpTransport _udp;
    private readonly StreamTransport _tcp;
    private readonly StreamTransport _tls;
    private readonly TlsSettings _settings;
    private readonly IPAddress? _advertised;
    private readonly CancellationTokenSource _stopping = new();
    private Task _loops = Task.CompletedTask;

    private SipSockets(UdpTransport udp, StreamTransport tcp, StreamTransport tls, TlsSettings settings, IPAddress? advertised)
    {
        _udp = udp;
        _tcp = tcp;
        _tls = tls;
        _settings = settings;
        _advertised = advertised;
    }

    /// <summary>Where it listens for UDP and TCP.</summary>
    public IPEndPoint Local => _udp.Local;

    /// <summary>Where it listens for TLS, or null.</summary>
    public IPEndPoint? LocalTls => _tls.Port is { } port ? new IPEndPoint(Local.Address, port) : null;

    /// <exception cref="SocketException">A port is taken.</exception>
    /// <exception cref="IOException">A certificate file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A certificate file is not valid.</exception>
    public static SipSockets Bind(SipOptions options, TimeProvider time, Action<ReadOnlyMemory<byte>, SipFlow> received, Action<IPEndPoint> unreachable, Action broken)
    {
        TlsSettings settings = TlsSettings.Load(options);
        var local = new IPEndPoint(IPAddress.Parse(options.ListenAddress), options.Port);
        IPAddress? advertised = options.AdvertisedAddress is null ? null : IPAddress.Parse(options.AdvertisedAddress);
        IPEndPoint? secure = settings.Certificate is null ? null : new IPEndPoint(local.Address, options.TlsPort);
        for (int attempt = 1; ; attempt++)
        {
            var udp = new UdpTransport(local, received, unreachable);
            StreamTransport? tcp = null;
            try
            {
                tcp = new StreamTransport(SipTransportKind.Tcp, udp.Local, null, time, received, broken);
                return new SipSockets(udp, tcp, new StreamTransport(SipTransportKind.Tls, secure, settings, time, received, broken), settings, advertised);
            }
            catch (SocketException) when (local.Port == 0 && attempt < PortAttempts)
            {
                // The port that the kernel chose for UDP may be taken for TCP: let it choose again.
                udp.Dispose();
                tcp?.Dispose();
            }
            catch
            {
                udp.Dispose();
                tcp?.Dispose();
                settings.Dispose();
                throw;
            }
        }
    }

    public void Start() => _loops = Task.WhenAll(
        Task.Run(() => _udp.ReceiveAsync(_stopping.Token)),
        Task.Run(() => _tcp.AcceptAsync(_stopping.Token)),
        Task.Run(() => _tls.AcceptAsync(_stopping.Token)));

    public IPEndPoint LocalEndPointFor(IPAddress remote, SipTransportKind kind)
    {
        // Without a certificate nobody can connect over TLS: such a far end has to use the connection that we made.
        int port = kind == SipTransportKind.Tls ? _tls.Port ?? Local.Port : Local.Port;
        if (_advertised is not null || !Local.Address.Equals(IPAddress.Any) && !Local.Address.Equals(IPAddress.IPv6Any))
        {
            return new IPEndPoint(_advertised ?? Local.Address, port);
        }

        // Bound to every address: ask the routing table which one leads there. Connecting UDP sends nothing.
        using var probe = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            probe.Connect(remote, 9);
            return new IPEndPoint(((IPEndPoint)probe.LocalEndPoint!).Address, port);
        }
        catch (SocketException)
        {
            return new IPEndPoint(remote.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback, port);
        }
    }

    public void Send(ReadOnlyMemory<byte> message, SipFlow flow, Action<string>? failed)
    {
        switch (flow.Kind)
        {
            case SipTransportKind.Tcp:
                _tcp.Send(message, flow, failed);
                break;
            case SipTransportKind.Tls:
                _tls.Send(message, flow, failed);
                break;
            default:
                if (_udp.Send(message.Span, flow.Remote) is { } reason && failed is not null)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(static state => state.failed(state.reason), (failed, reason), preferLocal: false);
                }

                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _udp.Dispose();
        await Task.WhenAll(_tcp.StopAsync(), _tls.StopAsync());
        await _loops;
        _tcp.Dispose();
        _tls.Dispose();
        _settings.Dispose();
        _stopping.Dispose();
    }
}
