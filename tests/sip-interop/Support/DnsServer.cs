using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>A resolver that knows one SRV name with two servers on loopback, in order, and nothing else.</summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private static readonly byte[] s_rootOfHost = [1, (byte)'h', 4, .. "test"u8, 0];
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;

    public DnsServer(string name, int firstPort, int secondPort) => _loop = RunAsync(name, [firstPort, secondPort]);

    public IPEndPoint Address => (IPEndPoint)_socket.Client.LocalEndPoint!;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync(string name, int[] ports)
    {
        byte[] wanted = [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0, 0, 33, 0, 1];
        try
        {
            while (true)
            {
                UdpReceiveResult question = await _socket.ReceiveAsync(_stopping.Token);
                byte[] asked = question.Buffer[12..];
                bool known = asked.AsSpan().SequenceEqual(wanted);
                byte[] header = [question.Buffer[0], question.Buffer[1], 0x81, 0x80, 0, 1, 0, (byte)(known ? 2 : 0), 0, 0, 0, (byte)(known ? 1 : 0)];
                byte[] records = known ? [.. Service(1, ports[0]), .. Service(2, ports[1]), .. s_rootOfHost, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1] : [];
                await _socket.SendAsync((byte[])[.. header, .. asked, .. records], question.RemoteEndPoint, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    // 0xC00C points at the name of the question.
    private static byte[] Service(byte priority, int port) =>
        [0xC0, 12, 0, 33, 0, 1, 0, 0, 0, 60, 0, (byte)(6 + s_rootOfHost.Length), 0, priority, 0, 0, (byte)(port >> 8), (byte)port, .. s_rootOfHost];
}
