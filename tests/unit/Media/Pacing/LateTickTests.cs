using System.Net;
using System.Net.Sockets;

namespace CxBridge.Tests.Unit.Media.Pacing;

public sealed class LateTickTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    public void TickThatComesLate_SendsTheFrameBeforeWithIt_AndNeverMore(int frames, int sent)
    {
        using var near = new BarePort();
        using var far = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        near.Port.Route(BarePort.With((IPEndPoint)far.Client.LocalEndPoint!));
        near.Port.Tick(frames);
        Assert.Equal(sent, near.Port.Statistics.PacketsSent);
    }
}
