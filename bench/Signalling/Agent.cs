using System.Threading.Channels;
using CxBridge.Sip;
using CxBridge.Sip.Dns;
using CxBridge.Sip.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Bench.Signalling;

/// <summary>The product's user agent on a port of loopback, put together as <see cref="SipEndpoint"/> does it, with a <see cref="Signalling.Wire"/> before its sockets.</summary>
internal sealed class Agent : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SipMetrics _metrics = new(null);
    private readonly SipSockets _sockets;

    public Agent()
    {
        var options = new SipOptions { ListenAddress = "127.0.0.1", Port = 0 };
        RequestDispatcher? dispatcher = null;
        _sockets = SipSockets.Bind(
            options,
            TimeProvider.System,
            (bytes, flow) =>
            {
                Wire.Received(bytes.Span);
                dispatcher!.Receive(bytes, flow);
            },
            remote => Stack!.Unreachable(remote),
            _metrics.Unframed);
        Wire.Sockets = _sockets;
        Stack = new SipStack(options, Wire, new DnsClient([], TimeProvider.System), TimeProvider.System, _metrics, NullLoggerFactory.Instance, _stopping.Token);
        dispatcher = new RequestDispatcher(Stack, Channel.CreateBounded<IncomingCall>(1).Writer);
        _sockets.Start();
    }

    public Wire Wire { get; } = new();

    public SipStack Stack { get; }

    public async ValueTask DisposeAsync()
    {
        Stack.Close();
        await _stopping.CancelAsync();
        await _sockets.DisposeAsync();
        _metrics.Dispose();
        _stopping.Dispose();
    }
}
