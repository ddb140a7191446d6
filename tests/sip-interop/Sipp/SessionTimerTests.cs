using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>RFC 4028 in both roles, on either side of the call.</summary>
public sealed class SessionTimerTests
{
    [Theory]
    [InlineData("session-refreshed-by-update")]
    [InlineData("session-refreshed-by-invite")]
    public async Task CallThatWeRefresh_LivesOn(string scenario)
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync(scenario);
        await using ICallLeg leg = agent.PlaceTo(sipp);

        // sipp hangs up after the second refresh.
        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task CallThatTheFarEndRefreshes_LivesOn()
    {
        await using var agent = new Agent(configure: options => options.MinSessionExpires = TimeSpan.FromSeconds(2));
        await using var sipp = await SippRun.ListenAsync("session-refreshed-by-us");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task CallThatTheFarEndForgets_IsEnded()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("session-that-expires");
        await using ICallLeg leg = agent.PlaceTo(sipp);

        LegEnd end = await leg.EndAsync();

        Assert.Contains("session expired", end.Detail);
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task IntervalThatIsTooSmall_IsRaised()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("session-interval-too-small");
        await using ICallLeg leg = agent.PlaceTo(sipp);
        await leg.UntilAsync<LegEvent.Answered>();

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Agent.Patience);

        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task CallOfSipp_WithTooSmallAnInterval_IsRefused()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.CallAsync("call-session-too-small", $"{agent.Endpoint.LocalEndPoint}");
        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task CallOfSipp_ThatWeHaveToRefresh_LivesOn()
    {
        await using var agent = new Agent(configure: options => options.MinSessionExpires = TimeSpan.FromSeconds(2));
        await using var sipp = await SippRun.CallAsync("call-session-refreshed-by-us", $"{agent.Endpoint.LocalEndPoint}");
        await using ICallLeg leg = (await agent.NextCallAsync()).Answer(Agent.Media());

        Assert.Equal(LegEndReason.RemoteHangup, (await leg.EndAsync()).Reason);
        await sipp.AssertSucceededAsync();
    }
}
