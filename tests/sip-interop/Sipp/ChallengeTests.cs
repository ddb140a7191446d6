using CxBridge.Domain.Telephony;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>Digest as carriers vary it.</summary>
public sealed class ChallengeTests
{
    [Theory]
    [InlineData("challenge-401")]
    [InlineData("challenge-407")]
    [InlineData("challenge-stale")]
    [InlineData("challenge-sha256")]
    [InlineData("challenge-within-the-call")]
    public async Task Challenge_WithTheRightPassword_IsAnsweredAsItHasToBe(string scenario)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync(scenario);
        await using ICallLeg leg = agent.PlaceTo(sipp, password: "secret");
        await leg.UntilAsync<LegEvent.Answered>();

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);

        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task Challenge_WithTheWrongPassword_EndsTheCall()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("challenge-401");
        await using ICallLeg leg = agent.PlaceTo(sipp, password: "guess");

        LegEnd end = await leg.EndAsync();

        Assert.Equal((LegEndReason.Rejected, 403), (end.Reason, end.Status));
        await sipp.AssertSucceededAsync();
    }
}
