using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Baresip;

/// <summary>Calls with baresip in both directions, with real RTP in both directions.</summary>
public sealed class BaresipCallTests
{
    // Half a second of packets of 20 ms.
    private const int Packets = 25;

    [Fact]
    public async Task CallToBaresip_IsAnsweredAndCarriesAudio_UntilWeHangUp()
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync();
        await using var agent = new Agent();
        await using var echo = new RtpEcho(payloadType: 0, Packets);
        await using ICallLeg leg = agent.Place($"sip:127.0.0.1:{baresip.Port}", rtpPort: echo.Port);

        Assert.Equal(AudioCodec.Pcmu, (await leg.UntilAsync<LegEvent.Answered>()).Media.Codec);
        await echo.Enough;

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        Assert.Equal(LegEndReason.LocalHangup, (await leg.EndAsync()).Reason);
    }

    [Fact]
    public async Task CallFromBaresip_CarriesAudio_SurvivesHoldAndResume_AndEndsWithItsBye()
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync();
        await using var agent = new Agent();
        await using var echo = new RtpEcho(payloadType: 0, Packets);

        await baresip.CommandAsync("dial", $"sip:+442071838751@{agent.Endpoint.LocalEndPoint}");
        IncomingCall call = await agent.NextCallAsync();
        Assert.Equal(("+442071838751", "+442071838750"), (call.To, call.From));
        await call.RingAsync();
        await using ICallLeg leg = call.Answer(Agent.Media(echo.Port));
        await leg.NextAsync<LegEvent.Answered>();
        await echo.Enough;

        await baresip.CommandAsync("hold");
        Assert.Equal(MediaDirection.SendOnly, (await leg.UntilAsync<LegEvent.MediaChanged>()).Media.Direction);
        await baresip.CommandAsync("resume");
        Assert.Equal(MediaDirection.SendReceive, (await leg.UntilAsync<LegEvent.MediaChanged>()).Media.Direction);

        await baresip.CommandAsync("hangup");
        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
    }

    [Fact]
    public async Task CallFromBaresip_WhenWeAreBusy_LeavesNothingBehind()
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync();
        await using var agent = new Agent();

        await baresip.CommandAsync("dial", $"sip:+442071838751@{agent.Endpoint.LocalEndPoint}");
        IncomingCall call = await agent.NextCallAsync();
        await call.RejectAsync(486);

        // baresip takes the next call at once: the refused one is over for it.
        await using ICallLeg leg = agent.Place($"sip:127.0.0.1:{baresip.Port}");
        await leg.UntilAsync<LegEvent.Answered>();
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
    }
}
