using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Trunks;
using CxBridge.Sip;
using CxBridge.TestKit.Programs;
using CxBridge.Tests.SipInterop.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.SipInterop.Sipp;

/// <summary>What goes on with a carrier when nobody calls.</summary>
public sealed class TrunkTests
{
    [Fact]
    public async Task Registration_IsMadeRefreshedAndTakenBack()
    {
        await using var agent = new Agent();
        await using var sipp = await SippRun.ListenAsync("register");
        await using (new SipRegistration(agent.Endpoint, Route(sipp.Port)))
        {
            // sipp grants two seconds, so the refresh comes after 1.6.
            await Task.Delay(TimeSpan.FromSeconds(4));
        }

        await sipp.AssertSucceededAsync();
    }

    [Fact]
    public async Task Health_OfACarrier_IsWhatItAnswers()
    {
        await using var agent = new Agent(t1: TimeSpan.FromMilliseconds(50));
        await using var sipp = await SippRun.ListenAsync("answer-options");
        var watch = new TrunkWatch(new SipProbe(agent.Endpoint), TimeProvider.System, NullLogger<TrunkWatch>.Instance);
        CarrierRoute there = Route(sipp.Port);
        CarrierRoute nowhere = Route(LoopbackPort.Free());

        await watch.CheckAsync([there, nowhere], CancellationToken.None);

        Assert.Equal(SipProbeVerdict.Reachable, Verdict(there));
        Assert.Equal(SipProbeVerdict.Unreachable, Verdict(nowhere));
        await sipp.AssertSucceededAsync();

        SipProbeVerdict Verdict(CarrierRoute route) => watch.Health.Single(health => health.Trunk.Carrier == route.Carrier).Result.Verdict;
    }

    private static CarrierRoute Route(int port) => new(CarrierId.New(TimeProvider.System), $"sip:127.0.0.1:{port}", "trunk", "secret");
}
