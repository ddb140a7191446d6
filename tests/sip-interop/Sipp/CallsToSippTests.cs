using CxBridge.Domain.Telephony;
using CxBridge.TestKit.Programs;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>We call sipp, which plays a callee behind a carrier and checks what it receives.</summary>
public sealed class CallsToSippTests
{
    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task AnsweredCall_WhenWeHangUp_EndsWithAByeThatSaysWhy(string transport)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("answer-then-our-bye", transport);
        await using ICallLeg leg = agent.PlaceTo(sipp, transport: transport);

        await leg.NextAsync<LegEvent.Sent>();
        Assert.Equal(180, (await leg.NextAsync<LegEvent.Ringing>()).Status);
        AgreedMedia media = (await leg.NextAsync<LegEvent.Answered>()).Media;
        Assert.Equal((40000, AudioCodec.Pcmu, 0, 101), (media.Remote.Port, media.Codec, media.PayloadType, media.DtmfPayloadType));
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);

        Assert.Equal(LegEndReason.LocalHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task AnsweredCall_WhenTheCalleeHangsUp_ReportsItsReasonWithoutNumbers()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("answer-then-their-bye");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        LegEnd end = await leg.EndAsync();

        Assert.Equal((LegEndReason.RemoteHangup, 200), (end.Reason, end.Status));
        Assert.Contains("cause=16", end.Detail);
        Assert.DoesNotContain("442071838750", end.Detail);
        await sipp.AssertSucceededAsync();
    }

    [Theory]
    [InlineData(486, "Busy Here", LegEndReason.Busy)]
    [InlineData(603, "Decline", LegEndReason.Rejected)]
    [InlineData(480, "Temporarily Unavailable", LegEndReason.NoAnswer)]
    [InlineData(503, "Service Unavailable", LegEndReason.CarrierFailure)]
    public async Task RefusedCall_ReportsTheExactStatusAndItsMeaning(int status, string phrase, LegEndReason reason)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync($"reject-{status}");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        LegEnd end = await leg.EndAsync();

        Assert.Equal((reason, status, phrase), (end.Reason, end.Status, end.Detail));
        await sipp.AssertSucceededAsync();
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task UnansweredCall_AtTheRingTimeout_IsCancelled(string transport)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("ring-until-cancelled", transport);
        await using ICallLeg leg = agent.PlaceTo(sipp, ringTimeout: TimeSpan.FromMilliseconds(400), transport: transport);

        LegEnd end = await leg.EndAsync();

        Assert.Equal((LegEndReason.RingTimeout, 487), (end.Reason, end.Status));
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task HangUp_WhenTheAnswerCrossesTheCancel_EndsTheAnsweredCallWithABye()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("answer-after-cancel");
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Ringing>();

        await leg.HangupAsync(HangupReason.Operator).WaitAsync(Agent.Patience);

        LegEnd end = await leg.EndAsync();
        Assert.Equal((LegEndReason.Cancelled, 200), (end.Reason, end.Status));
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task EarlyMedia_ArrivesWithTheRinging()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("early-media");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        LegEvent.Ringing ringing = await leg.UntilAsync<LegEvent.Ringing>();

        Assert.Equal((183, 40000), (ringing.Status, ringing.EarlyMedia?.Remote.Port));
        await leg.NextAsync<LegEvent.Answered>();
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task HoldAndResume_AreAnsweredAndReported()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("hold-and-resume");
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Answered>();

        Assert.Equal(MediaDirection.SendOnly, (await leg.NextAsync<LegEvent.MediaChanged>()).Media.Direction);
        Assert.Equal(MediaDirection.SendReceive, (await leg.NextAsync<LegEvent.MediaChanged>()).Media.Direction);

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task Transfer_WhenTheFarEndReportsSuccess_IsTrue()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("transfer");
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Answered>();

        Assert.True(await leg.TransferAsync("sip:agent@127.0.0.1", CancellationToken.None).WaitAsync(Agent.Patience));

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task RequestsWithinACall_AreAnsweredEachInItsWay()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("strangers-and-odd-requests");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        Assert.Equal('7', (await leg.UntilAsync<LegEvent.InfoDtmf>()).Digit);
        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task SilentHost_IsUnreachableAfterTimerB()
    {
        await using var agent = new Agent(t1: TimeSpan.FromMilliseconds(10));
        using var silent = new System.Net.Sockets.UdpClient(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        await using ICallLeg leg = agent.Place($"sip:{silent.Client.LocalEndPoint}");

        LegEnd end = await leg.EndAsync();

        Assert.Equal((LegEndReason.Unreachable, null), (end.Reason, end.Status));
    }

    [Fact]
    public async Task ClosedTcpPort_IsUnreachableAtOnce()
    {
        await using var agent = new Agent();
        await using ICallLeg leg = agent.Place($"sip:127.0.0.1:{LoopbackPort.Free()};transport=tcp");

        LegEnd end = await leg.EndAsync();

        Assert.Equal(LegEndReason.Unreachable, end.Reason);
        Assert.Contains("ConnectionRefused", end.Detail);
    }
}
