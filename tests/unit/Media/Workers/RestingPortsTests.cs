using CxBridge.Media;
using CxBridge.Media.Rtp;
using CxBridge.Media.Workers;
using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>What is still sent to the calls of a dead worker must not be heard in the calls of the next one.</summary>
public sealed class RestingPortsTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    [Fact]
    public void Ports_RestFromTheEndOfTheirCall_AndAreForgottenAfterThat()
    {
        var time = new VirtualTime();
        var ports = new RestingPorts(Rest, time);
        ports.Take(20000);
        ports.Take(20002);
        time.Advance(Rest);
        Assert.Equal([20000, 20002], ports.Ports().Order());

        ports.Rest(20000);
        time.Advance(Rest / 2);
        ports.Rest(20002);
        Assert.Equal([20000, 20002], ports.Ports().Order());

        time.Advance(Rest / 2);
        Assert.Equal([20002], ports.Ports());
    }

    [Fact]
    public void Plane_ThatTakesOverARange_LeavesItsRestingPortsAlone()
    {
        using var metrics = new MediaMetrics();
        using var plane = new MediaPlane(Microsoft.Extensions.Options.Options.Create(new MediaOptions { VadModel = "" }), TimeProvider.System, metrics);
        int[] all = [.. Enumerable.Range(0, 10).Select(pair => 24000 + (2 * pair))];

        plane.Use(new PortShare(24000, 24019), all);

        Assert.Contains("24000 and 24019", Assert.Throws<IOException>(plane.Open).Message, StringComparison.Ordinal);
    }
}
