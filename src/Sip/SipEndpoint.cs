using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using CxBridge.Sip.Dns;
using CxBridge.Sip.Transport;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip;

/// <summary>One address and port that speaks SIP over UDP, TCP and TLS: takes calls, and carries those that <see cref="SipSignalling"/> places.</summary>
public sealed partial class SipEndpoint : IAsyncDisposable
{
    private readonly SipOptions _options;
    private readonly ILogger _logger;
    private readonly SipMetrics _metrics;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<IncomingCall> _incoming;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private long _failed;
    private SipSockets? _sockets;
    private SipStack? _stack;

    /// <summary>Prepares an endpoint; <see cref="Start"/> opens it.</summary>
    /// <param name="options">Valid settings.</param>
    /// <param name="time">Clock of every timer.</param>
    /// <param name="loggers">Where logs go.</param>
    /// <param name="meters">Where the meter <c>CxBridge.Sip</c> is made, or null for the process-wide one.</param>
    public SipEndpoint(SipOptions options, TimeProvider time, ILoggerFactory loggers, IMeterFactory? meters = null)
    {
        _options = options;
        _time = time;
        _loggers = loggers;
        _logger = loggers.CreateLogger<SipEndpoint>();
        _metrics = new SipMetrics(meters);

        // Full means that nobody takes calls fast enough: the newest is refused with StatusWhenFull.
        _incoming = Channel.CreateBounded<IncomingCall>(Math.Max(1, options.IncomingCapacity));
    }

    /// <summary>Calls that wait for a decision, for any number of readers. Completed when the endpoint closes.</summary>
    public ChannelReader<IncomingCall> Incoming => _incoming.Reader;

    /// <summary>Where it listens, once started; holds the real port when the options asked for 0.</summary>
    public IPEndPoint LocalEndPoint => _sockets?.Local ?? throw new InvalidOperationException("The endpoint has not been started.");

    /// <summary>Where it listens for TLS, once started; null without a certificate.</summary>
    public IPEndPoint? TlsEndPoint => _sockets?.LocalTls;

    internal SipStack Stack => _stack ?? throw new InvalidOperationException("The endpoint has not been started.");

    /// <summary>Opens the sockets and begins to receive.</summary>
    /// <exception cref="SocketException">The port is taken, or the address is not this host's.</exception>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        if (_stack is not null)
        {
            throw new InvalidOperationException("The endpoint was started before.");
        }

        RequestDispatcher? dispatcher = null;
        _sockets = SipSockets.Bind(_options, _time, (bytes, flow) => Receive(dispatcher!, bytes, flow), remote => _stack!.Unreachable(remote), _metrics.Unframed);
        _stack = new SipStack(_options, _sockets, new DnsClient(Resolvers.For(_options), _time), _time, _metrics, _loggers, _stopping.Token);
        dispatcher = new RequestDispatcher(_stack, _incoming.Writer);
        _sockets.Start();
        LogListening(LocalEndPoint);
    }

    /// <summary>Closes the endpoint. Calls still up end here, with a BYE, CANCEL or 503 whose answer nobody awaits: hang them up first.</summary>
    public async ValueTask DisposeAsync()
    {
        _incoming.Writer.TryComplete();
        _stack?.Close();
        await _stopping.CancelAsync();
        if (_sockets is not null)
        {
            await _sockets.DisposeAsync();
        }

        _metrics.Dispose();
        _stopping.Dispose();
    }

    private void Receive(RequestDispatcher dispatcher, ReadOnlyMemory<byte> bytes, SipFlow flow)
    {
        try
        {
            dispatcher.Receive(bytes, flow);
        }
#pragma warning disable CA1031 // One message must never end the receive loop: a bug met here costs that message and is logged.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            // Whoever found the message can send it again and again: the log gets the 1st, 2nd, 4th, 8th ...
            long count = Interlocked.Increment(ref _failed);
            _metrics.Failed();
            if (long.IsPow2(count))
            {
                LogFailed(bug, flow.Remote, count);
            }
        }
    }
}
