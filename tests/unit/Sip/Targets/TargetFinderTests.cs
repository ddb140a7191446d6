using CxBridge.Sip.Dns;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Targets;
using CxBridge.Sip.Transport;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Targets;

public sealed class TargetFinderTests
{
    private readonly FakeDns _dns = new();

    [Theory]
    [InlineData("sip:192.0.2.7", "UDP 192.0.2.7:5060")]
    [InlineData("sip:192.0.2.7:5080;transport=tcp", "TCP 192.0.2.7:5080")]
    [InlineData("sip:192.0.2.7;transport=tls", "TLS 192.0.2.7:5061")]
    [InlineData("sips:192.0.2.7", "TLS 192.0.2.7:5061")]
    [InlineData("sips:192.0.2.7;transport=tcp", "TLS 192.0.2.7:5061")]
    [InlineData("sip:[2001:db8::7]", "UDP [2001:db8::7]:5060")]
    [InlineData("sip:carrier.example;maddr=192.0.2.9", "UDP 192.0.2.9:5060")]
    public void Literal_NeedsNoQuestion(string uri, string target)
    {
        SipUri read = Read(uri, out SipTransportKind kind);
        Assert.Equal(target, TargetFinder.Literal(read, kind)!.ToString());
    }

    [Fact]
    public async Task Naptr_DecidesTransportAndOrder()
    {
        _dns.Naptr("carrier.example", 20, "SIP+D2U", "_sip._udp.carrier.example")
            .Naptr("carrier.example", 10, "SIPS+D2T", "_sips._tcp.carrier.example")
            .Naptr("carrier.example", 5, "E2U+email", "mail.example")
            .Srv("_sip._udp.carrier.example", 0, 0, "192.0.2.1", 5060)
            .Srv("_sips._tcp.carrier.example", 0, 0, "192.0.2.2", 5061);
        Assert.Equal(["TLS 192.0.2.2:5061", "UDP 192.0.2.1:5060"], await FindAsync("sip:carrier.example"));
    }

    [Fact]
    public async Task WithoutNaptr_AllTransportsAreAskedFor()
    {
        _dns.Srv("_sip._tcp.carrier.example", 0, 0, "192.0.2.1", 5066);
        Assert.Equal(["TCP 192.0.2.1:5066"], await FindAsync("sip:carrier.example"));
        Assert.Equal(["Naptr carrier.example", "Srv _sip._udp.carrier.example", "Srv _sip._tcp.carrier.example", "Srv _sips._tcp.carrier.example"], _dns.Asked);
    }

    [Fact]
    public async Task Sips_NeverLeavesTls()
    {
        _dns.Naptr("carrier.example", 1, "SIP+D2U", "_sip._udp.carrier.example")
            .Srv("_sip._udp.carrier.example", 0, 0, "192.0.2.1", 5060)
            .Srv("_sips._tcp.carrier.example", 0, 0, "192.0.2.2", 5061);
        Assert.Equal(["TLS 192.0.2.2:5061"], await FindAsync("sips:carrier.example"));
    }

    [Fact]
    public async Task StatedTransport_AsksForThatOnly_AndTheCertificateHasToNameTheDomain()
    {
        _dns.Srv("_sips._tcp.carrier.example", 0, 0, "192.0.2.2", 5061);
        SipUri uri = Read("sip:carrier.example;transport=tls", out SipTransportKind kind);
        SipFlow target = Assert.Single(await new TargetFinder(_dns).FindAsync(uri, kind, CancellationToken.None));
        Assert.Equal("carrier.example", target.TlsName);
        Assert.Equal(["Srv _sips._tcp.carrier.example"], _dns.Asked);
    }

    [Theory]
    [InlineData("sip:localhost")] // one label
    [InlineData("sip:localhost.:5070")] // a port
    public async Task NameWithAPort_OrOfOneLabel_IsOnlyLookedUp(string uri)
    {
        await FindAsync(uri);
        Assert.Empty(_dns.Asked);
    }

    [Fact]
    public void Services_AreOrderedByPriority_AndDrawnByWeight()
    {
        DnsRecord.Service[] records = [Service(2, 0, "c"), Service(1, 75, "a"), Service(1, 25, "b")];
        var random = new Random(2782);
        int firstIsA = 0;
        for (int round = 0; round < 1000; round++)
        {
            string order = string.Concat(ServiceOrder.Of(records, random).Select(record => record.Target));
            Assert.EndsWith("c", order);
            firstIsA += order[0] == 'a' ? 1 : 0;
        }

        Assert.InRange(firstIsA, 700, 800);
    }

    private static DnsRecord.Service Service(int priority, int weight, string target) => new("s", TimeSpan.Zero, priority, weight, 5060, target);

    private static SipUri Read(string text, out SipTransportKind kind)
    {
        Assert.Null(SipUri.Read(text, out SipUri? uri));
        Assert.Null(TargetFinder.ReadTransport(uri!, out kind));
        return uri!;
    }

    private async Task<string[]> FindAsync(string text)
    {
        SipUri uri = Read(text, out SipTransportKind kind);
        return [.. (await new TargetFinder(_dns).FindAsync(uri, kind, CancellationToken.None)).Select(target => target.ToString())];
    }
}
