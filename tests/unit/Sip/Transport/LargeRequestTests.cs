using CxBridge.Sip;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Transport;

/// <summary>RFC 3261 section 18.1.1.</summary>
public sealed class LargeRequestTests
{
    private readonly SipBench _bench = new(options => options.MaxUdpRequestBytes = 600);

    [Fact]
    public void RequestThatIsTooLargeForUdp_GoesByTcp_AndSaysSo()
    {
        _bench.Place();
        Assert.Equal("TCP", _bench.Transport.TakeRequest("INVITE").Via.Transport);
        Assert.Equal(SipTransportKind.Tcp, _bench.Transport.LastFlow!.Kind);
    }

    [Fact]
    public void RequestThatIsTooLargeForUdp_GoesByUdpAfterAll_WhereTcpIsRefused()
    {
        _bench.Place();
        SipRequest first = _bench.Transport.TakeRequest("INVITE");
        _bench.Transport.FailLast("ConnectionRefused");
        SipRequest second = _bench.Transport.TakeRequest("INVITE");
        Assert.Equal(("UDP", first.Via.Branch), (second.Via.Transport, second.Via.Branch));

        // Over UDP it is repeated, and a response finds it.
        _bench.Time.Advance(TimeSpan.FromMilliseconds(500));
        _bench.Transport.TakeRequest("INVITE");
        _bench.Respond(second, 486);
        Assert.Equal("UDP", _bench.Transport.TakeRequest("ACK").Via.Transport);
    }

    [Fact]
    public void RequestThatFits_StaysWithUdp()
    {
        var bench = new SipBench(options => options.MaxUdpRequestBytes = 1300);
        bench.Place();
        Assert.Equal("UDP", bench.Transport.TakeRequest("INVITE").Via.Transport);
        Assert.Equal(1300, new SipOptions().MaxUdpRequestBytes);
    }
}
