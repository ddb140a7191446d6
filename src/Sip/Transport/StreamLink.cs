using System.Buffers;
using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;

namespace CxBridge.Sip.Transport;

/// <summary>One TCP or TLS connection: connects if need be, sends from a queue, reads frames until it ends or falls silent.</summary>
/// <remarks>
/// <code>
///   1 connect (or accepted) -> 2 TLS handshake, if wanted -> 3 read and send, side by side
///        both within 5 s            4 a connection of ours that rests sends CRLF CRLF every 90 s (RFC 5626 section 4.4.1)
///                                   5 closed by either side, or silent for 10 min: what is still queued fails
/// </code>
/// </remarks>
internal sealed class StreamLink
{
    private const int QueueCapacity = 256;
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_silence = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_ping = TimeSpan.FromSeconds(90);

    // A full queue means that the far end stopped reading: the newest message fails, its transaction hears so.
    private readonly Channel<(ReadOnlyMemory<byte> Bytes, Action<string>? Failed)> _outgoing =
        Channel.CreateBounded<(ReadOnlyMemory<byte>, Action<string>?)>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });

    private readonly Action<ReadOnlyMemory<byte>, SipFlow> _received;
    private readonly Action _broken;
    private readonly TlsSettings? _tls;
    private readonly TimeProvider _time;
    private readonly Socket? _accepted;
    private volatile string? _end;

    public StreamLink(SipFlow flow, Socket? accepted, TlsSettings? tls, TimeProvider time, Action<ReadOnlyMemory<byte>, SipFlow> received, Action broken)
    {
        Flow = flow with { Link = this };
        _accepted = accepted;
        _tls = tls;
        _time = time;
        _received = received;
        _broken = broken;
    }

    /// <summary>Where it leads, this link included.</summary>
    public SipFlow Flow { get; }

    /// <summary>Whether more can be sent over it.</summary>
    public bool IsOpen => _end is null;

    public void Send(ReadOnlyMemory<byte> message, Action<string>? failed)
    {
        if (!_outgoing.Writer.TryWrite((message, failed)))
        {
            Fail(failed, _end ?? "the far end does not read");
        }
    }

    /// <summary>Runs until either side closes; then every message still queued fails.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        string end = "the connection closed";
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            await using Stream stream = await OpenAsync(closing.Token); // 1, 2
            Task sending = SendAllAsync(stream, closing.Token); // 3
            await using ITimer? pings = _accepted is not null ? null : _time.CreateTimer(_ => Send("\r\n\r\n"u8.ToArray(), failed: null), null, s_ping, s_ping); // 4
            await Task.WhenAny(ReadAllAsync(stream, closing.Token), sending);
        }
        catch (Exception broken) when (broken is SocketException or IOException or OperationCanceledException or ObjectDisposedException or AuthenticationException)
        {
            end = broken switch
            {
                SocketException socket => socket.SocketErrorCode.ToString(),
                AuthenticationException => "the TLS handshake failed",
                _ => "the connection could not be made in time",
            };
        }
        finally
        {
            // 5
            await closing.CancelAsync();
            _end = end;
            _outgoing.Writer.TryComplete();
            while (_outgoing.Reader.TryRead(out (ReadOnlyMemory<byte> Bytes, Action<string>? Failed) unsent))
            {
                Fail(unsent.Failed, end);
            }
        }
    }

    private static void Fail(Action<string>? failed, string reason)
    {
        if (failed is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static state => state.failed(state.reason), (failed, reason), preferLocal: false);
        }
    }

    private async Task<Stream> OpenAsync(CancellationToken closing)
    {
        using var late = new CancellationTokenSource(s_connectTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(closing, late.Token);
        Socket socket = _accepted ?? new Socket(Flow.Remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (_accepted is null)
            {
                await socket.ConnectAsync(Flow.Remote, both.Token);
            }

            socket.NoDelay = true;
            var stream = new NetworkStream(socket, ownsSocket: true);
            return _tls is null ? stream : await SecureAsync(stream, _tls, both.Token);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream, TlsSettings tls, CancellationToken late)
    {
        var secure = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await (_accepted is not null
                ? secure.AuthenticateAsServerAsync(tls.ForServer(), late)
                : secure.AuthenticateAsClientAsync(tls.ForClient(Flow.TlsName ?? Flow.Remote.Address.ToString()), late));
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private async Task SendAllAsync(Stream stream, CancellationToken closing)
    {
        await foreach ((ReadOnlyMemory<byte> bytes, Action<string>? failed) in _outgoing.Reader.ReadAllAsync(closing))
        {
            try
            {
                await stream.WriteAsync(bytes, closing);
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException)
            {
                Fail(failed, "the connection broke");
                return;
            }
        }
    }

    private async Task ReadAllAsync(Stream stream, CancellationToken closing)
    {
        PipeReader reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        using var silence = new CancellationTokenSource(s_silence, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(closing, silence.Token);
        while (true)
        {
            ReadResult read = await reader.ReadAsync(both.Token);
            silence.CancelAfter(s_silence);
            ReadOnlySequence<byte> buffer = read.Buffer;
            SipFrame frame;
            while ((frame = SipFraming.Take(ref buffer, out byte[] message)) is SipFrame.Message or SipFrame.Ping or SipFrame.LineEnds)
            {
                if (frame == SipFrame.Message)
                {
                    _received(message, Flow);
                }
                else if (frame == SipFrame.Ping)
                {
                    Send("\r\n"u8.ToArray(), failed: null);
                }
            }

            if (frame == SipFrame.Broken)
            {
                _broken();
                return;
            }

            if (read.IsCompleted)
            {
                return;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
