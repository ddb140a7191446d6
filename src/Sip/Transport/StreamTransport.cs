using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CxBridge.Sip.Transport;

/// <summary>The connections of TCP or of TLS, one for each far end, and the listener; a connection that ends is made anew by the next message.</summary>
internal sealed class StreamTransport : IDisposable
{
    // Beyond it a stranger could hold all of our descriptors.
    private const int MaxLinks = 1024;
    private readonly SipTransportKind _kind;
    private readonly TlsSettings? _tls;
    private readonly Socket? _listener;
    private readonly TimeProvider _time;
    private readonly Action<ReadOnlyMemory<byte>, SipFlow> _received;
    private readonly Action _broken;
    private readonly ConcurrentDictionary<IPEndPoint, StreamLink> _links = new();
    private readonly ConcurrentDictionary<StreamLink, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <param name="kind">TCP or TLS.</param>
    /// <param name="local">Where to listen; null only connects.</param>
    /// <param name="tls">With <see cref="SipTransportKind.Tls"/>; else null.</param>
    /// <param name="time">Clock of time-outs.</param>
    /// <param name="received">Takes every message.</param>
    /// <param name="broken">Hears of a connection that was closed because it can never be read again.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public StreamTransport(SipTransportKind kind, IPEndPoint? local, TlsSettings? tls, TimeProvider time, Action<ReadOnlyMemory<byte>, SipFlow> received, Action broken)
    {
        _kind = kind;
        _tls = tls;
        _time = time;
        _received = received;
        _broken = broken;
        if (local is null)
        {
            return;
        }

        _listener = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
            _listener.Bind(local);
            _listener.Listen(128);
        }
        catch
        {
            _listener.Dispose();
            throw;
        }
    }

    /// <summary>The port it listens on, or null.</summary>
    public int? Port => (_listener?.LocalEndPoint as IPEndPoint)?.Port;

    public void Send(ReadOnlyMemory<byte> message, SipFlow flow, Action<string>? failed)
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        // The connection that the request came over, as long as it lives; otherwise whichever leads there now.
        StreamLink? link = flow.Link is { } own && _running.ContainsKey(own) ? own : _links.GetValueOrDefault(flow.Remote);
        (link ?? Open(flow, accepted: null)).Send(message, failed);
    }

    public async Task AcceptAsync(CancellationToken stopping)
    {
        while (_listener is not null && !stopping.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptAsync(stopping);
                if (_running.Count >= MaxLinks || socket.RemoteEndPoint is not IPEndPoint remote)
                {
                    socket.Dispose();
                    continue;
                }

                Open(new SipFlow(_kind, remote), socket);
            }
            catch (SocketException) when (!stopping.IsCancellationRequested)
            {
                // The far end gave up between its SYN and our accept.
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        _listener?.Dispose();
        await Task.WhenAll(_running.Values.ToArray());
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _listener?.Dispose();
    }

    private StreamLink Open(SipFlow flow, Socket? accepted)
    {
        var link = new StreamLink(flow, accepted, _tls, _time, _received, _broken);
        _links[flow.Remote] = link;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[link] = RunAsync(link, start.Task);
        start.SetResult();
        return link;
    }

    private async Task RunAsync(StreamLink link, Task registered)
    {
        await registered;
        try
        {
            await link.RunAsync(_stopping.Token);
        }
        finally
        {
            Forget(link);
        }
    }

    private void Forget(StreamLink link)
    {
        _links.TryRemove(new KeyValuePair<IPEndPoint, StreamLink>(link.Flow.Remote, link));
        _running.TryRemove(link, out _);
    }
}
