using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>A line that loses the first copy of every message: each request and each response gets through at the second try only.</summary>
internal sealed class LossyRelay : IAsyncDisposable
{
    private readonly UdpClient _near = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly UdpClient _far = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<string> _lost = [];
    private readonly Task _loops;
    private IPEndPoint? _caller;

    /// <param name="target">Port on loopback of the called side.</param>
    public LossyRelay(int target) => _loops = Task.WhenAll(ForwardAsync(_near, _far, () => new IPEndPoint(IPAddress.Loopback, target)), ForwardAsync(_far, _near, () => _caller!));

    /// <summary>Where the calling side sends.</summary>
    public IPEndPoint Address => (IPEndPoint)_near.Client.LocalEndPoint!;

    /// <summary>First lines of what was lost, in order.</summary>
    public IReadOnlyCollection<string> Lost
    {
        get
        {
            lock (_lost)
            {
                return [.. _lost.Select(message => message.Split('\r')[0])];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loops;
        _near.Dispose();
        _far.Dispose();
        _stopping.Dispose();
    }

    private async Task ForwardAsync(UdpClient from, UdpClient to, Func<IPEndPoint> target)
    {
        try
        {
            while (true)
            {
                UdpReceiveResult packet = await from.ReceiveAsync(_stopping.Token);
                if (from == _near)
                {
                    _caller = packet.RemoteEndPoint;
                }

                if (!IsFirst(packet.Buffer))
                {
                    await to.SendAsync(packet.Buffer, target(), _stopping.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private bool IsFirst(byte[] message)
    {
        lock (_lost)
        {
            return _lost.Add(Encoding.UTF8.GetString(message));
        }
    }
}
