using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>Messages that do not arrive, and bytes that should not have.</summary>
public sealed class LossTests
{
    [Fact]
    public async Task CallFromSipp_OverALineThatLosesEveryFirstCopy_IsAnsweredAndEnded()
    {
        await using var agent = new Agent();
        await using var line = new LossyRelay(agent.Endpoint.LocalEndPoint.Port);
        await using var sipp = await SippRun.CallAsync("call-then-bye", $"{line.Address}");
        await using ICallLeg leg = (await agent.NextCallAsync()).Answer(Agent.Media());

        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
        Assert.Contains(line.Lost, first => first.StartsWith("ACK", StringComparison.Ordinal));
        Assert.Contains(line.Lost, first => first.StartsWith("BYE", StringComparison.Ordinal));
        Assert.Contains("SIP/2.0 200 OK", line.Lost);
    }

    [Fact]
    public async Task CallToBaresip_OverALineThatLosesEveryFirstCopy_IsAnswered()
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync();
        await using var line = new LossyRelay(baresip.Port);
        await using var agent = new Agent();
        await using ICallLeg leg = agent.Place($"sip:{line.Address}");
        await leg.UntilAsync<LegEvent.Answered>();

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        Assert.Contains(line.Lost, first => first.StartsWith("INVITE", StringComparison.Ordinal));
        Assert.Contains(line.Lost, first => first.StartsWith("SIP/2.0 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnswerWithACodecThatWasNotOffered_IsAcknowledgedAndEnded()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("answer-without-codec");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        LegEnd end = await leg.EndAsync();

        Assert.Equal((LegEndReason.CarrierFailure, 200, "no codec in common"), (end.Reason, end.Status, end.Detail));
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task Garbage_OnBothPorts_DisturbsNoCall()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-then-bye", $"{agent.Endpoint.LocalEndPoint}");
        await using ICallLeg leg = (await agent.NextCallAsync()).Answer(Agent.Media());
        await leg.NextAsync<LegEvent.Answered>();

        var random = new Random(3261);
        using var udp = new UdpClient();
        for (int i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(1, 1500)];
            random.NextBytes(bytes);
            await udp.SendAsync(bytes, agent.Endpoint.LocalEndPoint);
        }

        using var tcp = new TcpClient();
        await tcp.ConnectAsync(agent.Endpoint.LocalEndPoint);
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            // Headers without an end: after 64 KiB the connection is closed.
            byte[] endless = "X: y\r\n"u8.ToArray();
            while (true)
            {
                await tcp.GetStream().WriteAsync(endless);
            }
        }).WaitAsync(Agent.Patience);

        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }
}
