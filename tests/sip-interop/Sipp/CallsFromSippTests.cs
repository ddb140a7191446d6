using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>sipp calls us and checks what we reply.</summary>
public sealed class CallsFromSippTests
{
    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task Answer_AgreesOnTheCallersFirstCodec_AndTheCallerHangsUp(string transport)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-then-bye", $"{agent.Endpoint.LocalEndPoint}", transport);
        IncomingCall call = await agent.NextCallAsync();
        Assert.Equal(("+442071838750", "+442071838751"), (call.To, call.From));
        Assert.Equal([AudioCodec.Pcma, AudioCodec.Pcmu], call.Offer.Select(offer => offer.Codec));

        await call.RingAsync();
        await using ICallLeg leg = call.Answer(Agent.Media());

        Assert.Equal(AudioCodec.Pcma, (await leg.NextAsync<LegEvent.Answered>()).Media.Codec);
        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task Answer_WithoutAnOffer_OffersAndLearnsTheAnswerFromTheAck()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-without-offer", $"{agent.Endpoint.LocalEndPoint}");
        IncomingCall call = await agent.NextCallAsync();
        Assert.Empty(call.Offer);

        await using ICallLeg leg = call.Answer(Agent.Media());

        Assert.Equal(40000, (await leg.NextAsync<LegEvent.Answered>()).Media.Remote.Port);
        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task Answer_AfterEarlyMedia_KeepsWhatWasPromised()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-then-bye", $"{agent.Endpoint.LocalEndPoint}");
        IncomingCall call = await agent.NextCallAsync();

        await call.RingWithMediaAsync(Agent.Media());
        await using ICallLeg leg = call.Answer(Agent.Media());

        await leg.NextAsync<LegEvent.Answered>();
        await leg.EndAsync();
        await sipp.AssertSucceededAsync();
    }

    [Theory]
    [InlineData(486)]
    [InlineData(603)]
    public async Task RejectAsync_ReachesTheCaller(int status)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync($"call-expect-{status}", $"{agent.Endpoint.LocalEndPoint}");
        IncomingCall call = await agent.NextCallAsync();

        await call.RejectAsync(status);

        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task Cancel_WhileWeRing_FiresCancelledAndIsConfirmed()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-then-cancel", $"{agent.Endpoint.LocalEndPoint}");
        IncomingCall call = await agent.NextCallAsync();
        var cancelled = new TaskCompletionSource();
        await using CancellationTokenRegistration registration = call.Cancelled.Register(cancelled.SetResult);

        await call.RingAsync();

        await cancelled.Task.WaitAsync(Agent.Patience);
        await using ICallLeg late = call.Answer(Agent.Media());
        Assert.Equal(LegEndReason.Cancelled, (await late.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task Offer_WithoutACodecOfOurs_IsRefusedBeforeAnybodyHearsOfIt()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-refused-codec", $"{agent.Endpoint.LocalEndPoint}");

        await sipp.AssertSucceededAsync();
        Assert.False(agent.Endpoint.Incoming.TryRead(out _));
    }

    [Fact]
    public async Task Bye_OfAnUnknownCall_IsRefused()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("stray-bye", $"{agent.Endpoint.LocalEndPoint}");

        await sipp.AssertSucceededAsync();
    }

    [Theory]
    [InlineData(486)]
    [InlineData(503)]
    public async Task CallBeyondTheCapacity_IsRefusedWithTheStatusOfTheSettings(int status)
    {
        await using var agent = new Agent(configure: options => (options.IncomingCapacity, options.StatusWhenFull) = (1, status));
        await using var waiting = await SippRun.CallAsync("call-then-bye", $"{agent.Endpoint.LocalEndPoint}");
        await agent.Endpoint.Incoming.WaitToReadAsync().AsTask().WaitAsync(Agent.Patience);

        await using var refused = await SippRun.CallAsync($"call-expect-{status}", $"{agent.Endpoint.LocalEndPoint}");

        await refused.AssertSucceededAsync();
        await using ICallLeg leg = (await agent.NextCallAsync()).Answer(Agent.Media());
        await waiting.AssertSucceededAsync();
    }

    [Theory]
    [InlineData("ask-for-options", "udp")]
    [InlineData("ask-for-options", "tcp")]
    [InlineData("call-unknown-extension", "udp")]
    public async Task RequestThatNobodyNeedsToDecide_IsAnswered(string scenario, string transport)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync(scenario, $"{agent.Endpoint.LocalEndPoint}", transport);

        await sipp.AssertSucceededAsync();
        Assert.False(agent.Endpoint.Incoming.TryRead(out _));
    }
}
