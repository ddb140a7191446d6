using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>Reliable progress, forks, and CANCEL at every stage.</summary>
public sealed class BeforeTheAnswerTests
{
    [Fact]
    public async Task ReliableProgress_IsConfirmed_AndItsAnswerIsTheCalls()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("reliable-progress");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        Assert.Equal(40000, (await leg.UntilAsync<LegEvent.Ringing>()).EarlyMedia?.Remote.Port);
        Assert.Equal(40000, (await leg.UntilAsync<LegEvent.Answered>()).Media.Remote.Port);

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task CallOfSipp_ThatKnowsReliableProgress_GetsItsAnswerAfterItsPrack()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-reliable-progress", $"{agent.Endpoint.LocalEndPoint}");
        IncomingCall call = await agent.NextCallAsync();

        await call.RingWithMediaAsync(Agent.Media());
        await using ICallLeg leg = call.Answer(Agent.Media());

        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task SecondAnswerOfAFork_IsAcknowledgedAndEnded()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("forked-answer");
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Answered>();

        // The BYE of the other branch has to come before ours.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);

        await sipp.AssertSucceededAsync();
    }

    [Theory]
    [InlineData("silent-until-cancelled", 300)]
    [InlineData("trying-until-cancelled", 300)]
    [InlineData("cancelled-during-early-media", 300)]
    public async Task HangUp_BeforeTheAnswer_IsACancelAsSoonAsOneMayBeSent(string scenario, int milliseconds)
    {
        await using var agent = new Agent(t1: TimeSpan.FromSeconds(2));
        await using var sipp = await SippRun.ListenAsync(scenario);
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await Task.Delay(milliseconds);

        await leg.HangupAsync(HangupReason.Operator).WaitAsync(Agent.Patience);

        LegEnd end = await leg.EndAsync();
        Assert.Equal((LegEndReason.Cancelled, 487), (end.Reason, end.Status));
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task CallOfSipp_ThatGivesUpAtOnce_IsOverBeforeItRings()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-then-cancel-at-once", $"{agent.Endpoint.LocalEndPoint}");
        IncomingCall call = await agent.NextCallAsync();

        await sipp.AssertSucceededAsync();
        await using ICallLeg late = call.Answer(Agent.Media());
        Assert.Equal(LegEndReason.Cancelled, (await late.EndAsync()).Reason);
    }
}
