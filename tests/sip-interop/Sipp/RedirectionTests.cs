using CxBridge.Domain.Telephony;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>A carrier that sends calls elsewhere.</summary>
public sealed class RedirectionTests
{
    [Fact]
    public async Task CallThatIsRedirected_ToTheSameNumber_IsAnsweredThere()
    {
        await using var agent = new Agent();
        await using var elsewhere = await SippRun.ListenAsync("answer-then-our-bye");
        await using var sipp = await SippRun.ListenAsync("redirect", "udp", "-key", "other_number", "+442071838750", "-key", "other_port", $"{elsewhere.Port}");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        await leg.UntilAsync<LegEvent.Answered>();
        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);

        await sipp.AssertSucceededAsync();
        await elsewhere.AssertSucceededAsync();
    }

    [Fact]
    public async Task CallThatIsRedirected_ToAnotherNumber_EndsAndSaysWhy()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("redirect", "udp", "-key", "other_number", "+15550100", "-key", "other_port", "9");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        LegEnd end = await leg.EndAsync();

        Assert.Equal((LegEndReason.CarrierFailure, 302, "redirected to another number, which is not followed"), (end.Reason, end.Status, end.Detail));
        await sipp.AssertSucceededAsync();
    }
}
