using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>Offers, refusals and transfers while the call is up.</summary>
public sealed class WithinTheCallTests
{
    [Fact]
    public async Task Glare_IsWaitedOut()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("glare");
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Answered>();

        Assert.True(await ((ISipLeg)leg).ReofferAsync(Agent.Media(), MediaDirection.SendOnly).WaitAsync(Agent.Patience));

        Assert.Equal(MediaDirection.ReceiveOnly, (await leg.UntilAsync<LegEvent.MediaChanged>()).Media.Direction);
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task HoldThatIsRefused_LeavesTheCallUp()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("hold-refused");
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Answered>();

        Assert.False(await ((ISipLeg)leg).ReofferAsync(Agent.Media(), MediaDirection.SendOnly).WaitAsync(Agent.Patience));

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }

    [Theory]
    [InlineData("hold-inactive-and-resume-without-offer", MediaDirection.Inactive)]
    [InlineData("update-within-the-call", MediaDirection.SendOnly)]
    public async Task HoldOfTheFarEnd_IsAnsweredAndReported(string scenario, MediaDirection held)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync(scenario);
        await using ICallLeg leg = agent.PlaceTo(sipp);

        Assert.Equal(held, (await leg.UntilAsync<LegEvent.MediaChanged>()).Media.Direction);
        Assert.Equal(MediaDirection.SendReceive, (await leg.UntilAsync<LegEvent.MediaChanged>()).Media.Direction);

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
    }

    [Theory]
    [InlineData("offer-refused-within-the-call")]
    [InlineData("transfer-asked-for")]
    public async Task RequestThatIsRefused_LeavesTheCallUp(string scenario)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync(scenario);
        await using ICallLeg leg = agent.PlaceTo(sipp);

        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task AttendedTransfer_NamesTheCallToTakeOver()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("transfer-attended");
        await using var colleague = await SippRun.ListenAsync("answer-then-our-bye");
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await using ICallLeg consultation = agent.PlaceTo(colleague);
        await leg.UntilAsync<LegEvent.Answered>();
        await consultation.UntilAsync<LegEvent.Answered>();

        Assert.True(await ((ISipLeg)leg).TransferAsync(consultation, CancellationToken.None).WaitAsync(Agent.Patience));

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await consultation.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);
        await sipp.AssertSucceededAsync();
        await colleague.AssertSucceededAsync();
    }
}
