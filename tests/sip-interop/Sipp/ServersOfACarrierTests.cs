using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>A carrier whose name leads to two servers, the first of which is of no use (RFC 3263), and requests too large for UDP.</summary>
public sealed class ServersOfACarrierTests
{
    [Theory]
    [InlineData("refuses")]
    [InlineData("is silent")]
    [InlineData("is not there")]
    public async Task FirstServer_ThatIsOfNoUse_IsFollowedByTheSecond(string first)
    {
        await using var second = await SippRun.ListenAsync("answer-then-our-bye");
        await using SippRun? refusing = first == "refuses" ? await SippRun.ListenAsync("reject-503") : null;
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        int port = refusing?.Port ?? ((IPEndPoint)silent.Client.LocalEndPoint!).Port;
        if (first == "is not there")
        {
            silent.Close();
        }

        await using var dns = new DnsServer("_sip._udp.carrier.test", port, second.Port);
        await using var agent = new Agent(t1: TimeSpan.FromMilliseconds(100), configure: options => options.DnsServers = $"{dns.Address}");
        await using ICallLeg leg = agent.Place("sip:carrier.test");
        await leg.UntilAsync<LegEvent.Answered>();

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await second.AssertSucceededAsync();
        if (refusing is not null)
        {
            await refusing.AssertSucceededAsync();
        }
    }

    [Fact]
    public async Task RequestTooLargeForUdp_GoesByTcp()
    {
        await using var sipp = await SippRun.ListenAsync("answer-then-our-bye", "tcp");
        await using var agent = new Agent(configure: options => options.MaxUdpRequestBytes = 500);
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Answered>();

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task RequestTooLargeForUdp_GoesByUdp_WhereNobodyTakesTcp()
    {
        await using var sipp = await SippRun.ListenAsync("answer-then-our-bye");
        await using var agent = new Agent(configure: options => options.MaxUdpRequestBytes = 500);
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Answered>();

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }
}
