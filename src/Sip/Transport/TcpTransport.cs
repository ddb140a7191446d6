using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CxBridge.Sip.Transport;

/// <summary>A listener and the connections, one for each far end; a connection that ends is made anew by the next message.</summary>
internal sealed class TcpTransport : IDisposable
{
    // Beyond it a stranger could hold all of our descriptors.
    private const int MaxLinks = 1024;
    private readonly Socket _listener;
    private readonly TimeProvider _time;
    private readonly Action<ReadOnlyMemory<byte>, SipFlow> _received;
    private readonly ConcurrentDictionary<IPEndPoint, TcpLink> _links = new();
    private readonly ConcurrentDictionary<TcpLink, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    public TcpTransport(IPEndPoint local, TimeProvider time, Action<ReadOnlyMemory<byte>, SipFlow> received)
    {
        _time = time;
        _received = received;
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

    public void Send(ReadOnlyMemory<byte> message, SipFlow flow, Action<string>? failed)
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        // The connection that the request came over, as long as it lives; otherwise whichever leads there now.
        TcpLink? link = flow.Link is { } own && _running.ContainsKey(own) ? own : _links.GetValueOrDefault(flow.Remote);
        (link ?? Open(flow.Remote, accepted: null)).Send(message, failed);
    }

    public async Task AcceptAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptAsync(stopping);
                if (_running.Count >= MaxLinks || socket.RemoteEndPoint is not IPEndPoint remote)
                {
                    socket.Dispose();
                    continue;
                }

                Open(remote, socket);
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
        _listener.Dispose();
        await Task.WhenAll(_running.Values.ToArray());
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _listener.Dispose();
    }

    private TcpLink Open(IPEndPoint remote, Socket? accepted)
    {
        var link = new TcpLink(remote, accepted, _time, _received);
        _links[remote] = link;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[link] = RunAsync(link, start.Task);
        start.SetResult();
        return link;
    }

    private async Task RunAsync(TcpLink link, Task registered)
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

    private void Forget(TcpLink link)
    {
        _links.TryRemove(new KeyValuePair<IPEndPoint, TcpLink>(link.Remote, link));
        _running.TryRemove(link, out _);
    }
}
