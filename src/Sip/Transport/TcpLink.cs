using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CxBridge.Sip.Transport;

/// <summary>One TCP connection: connects if need be, sends from a queue, reads frames until it ends or falls silent.</summary>
internal sealed class TcpLink
{
    private const int QueueCapacity = 256;
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_silence = TimeSpan.FromMinutes(10);

    // A full queue means that the far end stopped reading: the newest message fails, its transaction hears so.
    private readonly Channel<(ReadOnlyMemory<byte> Bytes, Action<string>? Failed)> _outgoing =
        Channel.CreateBounded<(ReadOnlyMemory<byte>, Action<string>?)>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });

    private readonly Action<ReadOnlyMemory<byte>, SipFlow> _received;
    private readonly TimeProvider _time;
    private Socket? _socket;
    private volatile string? _end;

    public TcpLink(IPEndPoint remote, Socket? accepted, TimeProvider time, Action<ReadOnlyMemory<byte>, SipFlow> received)
    {
        Remote = remote;
        _socket = accepted;
        _time = time;
        _received = received;
    }

    public IPEndPoint Remote { get; }

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
            _socket ??= await ConnectAsync(closing.Token);
            await using var stream = new NetworkStream(_socket, ownsSocket: true);
            _socket.NoDelay = true;
            Task sending = SendAllAsync(stream, closing.Token);
            await Task.WhenAny(ReadAllAsync(stream, closing.Token), sending);
        }
        catch (Exception broken) when (broken is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            end = broken is SocketException socket ? socket.SocketErrorCode.ToString() : "the connection could not be made in time";
        }
        finally
        {
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

    private async Task<Socket> ConnectAsync(CancellationToken closing)
    {
        var socket = new Socket(Remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            using var late = new CancellationTokenSource(s_connectTimeout, _time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(closing, late.Token);
            await socket.ConnectAsync(Remote, both.Token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task SendAllAsync(NetworkStream stream, CancellationToken closing)
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

    private async Task ReadAllAsync(NetworkStream stream, CancellationToken closing)
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
            while ((frame = SipFraming.Take(ref buffer, out byte[] message)) is SipFrame.Message or SipFrame.KeepAlive)
            {
                if (frame == SipFrame.Message)
                {
                    _received(message, new SipFlow(SipTransportKind.Tcp, Remote, this));
                }
                else
                {
                    Send("\r\n"u8.ToArray(), failed: null);
                }
            }

            if (frame == SipFrame.Broken || read.IsCompleted)
            {
                return;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
