using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Kamailio;

/// <summary>A proxy that record-routes between us and the telephone: everything within a call has to take the way that it wrote down.</summary>
public sealed class BehindKamailioTests
{
    [Fact]
    public async Task CallThroughAProxy_IsHeldResumedAndEnded_AlongItsRoute()
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync();
        await using KamailioRun kamailio = await KamailioRun.StartAsync(baresip.Port);
        await using var agent = new Agent();
        await using var echo = new RtpEcho(payloadType: 0, wanted: 10);
        await using ICallLeg leg = agent.Place($"sip:127.0.0.1:{kamailio.Port}", rtpPort: echo.Port);
        await leg.UntilAsync<LegEvent.Answered>();
        await echo.Enough;

        await baresip.CommandAsync("hold");
        Assert.Equal(MediaDirection.SendOnly, (await leg.UntilAsync<LegEvent.MediaChanged>()).Media.Direction);
        await baresip.CommandAsync("resume");
        Assert.Equal(MediaDirection.SendReceive, (await leg.UntilAsync<LegEvent.MediaChanged>()).Media.Direction);

        // While its re-INVITE is not acknowledged ours would be refused.
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        Assert.True(await ((ISipLeg)leg).ReofferAsync(Agent.Media(echo.Port), MediaDirection.SendOnly).WaitAsync(Agent.Patience));

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        Assert.Equal(LegEndReason.LocalHangup, (await leg.EndAsync()).Reason);
    }

    [Fact]
    public async Task CallFromBehindAProxy_IsEndedAlongItsRoute()
    {
        await using BaresipRun baresip = await BaresipRun.StartAsync();
        await using var agent = new Agent();
        await using KamailioRun kamailio = await KamailioRun.StartAsync(agent.Endpoint.LocalEndPoint.Port);
        await baresip.CommandAsync("dial", $"sip:+442071838751@127.0.0.1:{kamailio.Port}");
        await using ICallLeg leg = (await agent.NextCallAsync()).Answer(Agent.Media());
        await leg.UntilAsync<LegEvent.Answered>();

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        Assert.Equal(LegEndReason.LocalHangup, (await leg.EndAsync()).Reason);

        // Had the BYE gone astray, baresip would be busy.
        await using ICallLeg again = agent.Place($"sip:127.0.0.1:{baresip.Port}");
        await again.UntilAsync<LegEvent.Answered>();
        await again.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
    }

    [Fact]
    public async Task CancelThroughAProxy_FindsItsInvite()
    {
        await using var callee = new Agent();
        await using KamailioRun kamailio = await KamailioRun.StartAsync(callee.Endpoint.LocalEndPoint.Port);
        await using var agent = new Agent();
        await using ICallLeg leg = agent.Place($"sip:127.0.0.1:{kamailio.Port}");
        IncomingCall call = await callee.NextCallAsync();
        await call.RingAsync();
        await leg.UntilAsync<LegEvent.Ringing>();

        await leg.HangupAsync(HangupReason.Operator).WaitAsync(Agent.Patience);

        Assert.Equal((LegEndReason.Cancelled, 487), (await leg.EndAsync() is var end ? end.Reason : default, end.Status));
        await using ICallLeg late = call.Answer(Agent.Media());
        Assert.Equal(LegEndReason.Cancelled, (await late.EndAsync()).Reason);
    }
}
