using System.Net;
using System.Net.Sockets;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>The least that can stand for media: counts RTP packets of one payload type and sends each back.</summary>
internal sealed class RtpEcho : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _loop;
    private readonly int _payloadType;
    private readonly int _wanted;

    public RtpEcho(int payloadType, int wanted)
    {
        _payloadType = payloadType;
        _wanted = wanted;
        _socket = BindEven();
        _loop = RunAsync();
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Completes once the wanted number of packets has come.</summary>
    public Task Enough => _enough.Task.WaitAsync(Agent.Patience);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _socket.Dispose();
        _stopping.Dispose();
    }

    private static Socket BindEven()
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            if (((IPEndPoint)socket.LocalEndPoint!).Port % 2 == 0)
            {
                return socket;
            }

            socket.Dispose();
        }
    }

    private async Task RunAsync()
    {
        var buffer = new byte[2048];
        int count = 0;
        try
        {
            while (true)
            {
                SocketReceiveFromResult packet = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), _stopping.Token);
                if (packet.ReceivedBytes > 12 && buffer[0] >> 6 == 2 && (buffer[1] & 0x7F) == _payloadType && ++count == _wanted)
                {
                    _enough.SetResult();
                }

                await _socket.SendToAsync(buffer.AsMemory(0, packet.ReceivedBytes), SocketFlags.None, packet.RemoteEndPoint, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
