using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Domain.Carriers.Permits;

public sealed class CarrierGateTests
{
    private static readonly Carrier Two = new()
    {
        Id = CarrierId.New(TimeProvider.System),
        Name = "c",
        Trunks = [new Trunk { Name = "a", Uri = "sip:192.0.2.1" }, new Trunk { Name = "b", Uri = "sip:192.0.2.2" }],
        CallsPerSecond = 10,
        Channels = 6,
        InboundChannels = 2,
    };

    private readonly CarrierGate _gate = new(At(-60));

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static AttemptId New() => AttemptId.New(TimeProvider.System);

    private PermitRefusal Ask(double now, string trunk = "a", AttemptId? attempt = null, Carrier? carrier = null) =>
        _gate.Ask(At(now), carrier ?? Two, trunk, attempt ?? New()).Refusal;

    private void Fail(double now, string trunk, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _gate.Report(At(now), trunk, new InviteReport(InviteFate.Failed, 500, null));
        }
    }

    [Fact]
    public void Ask_ReservesInboundChannels_WhateverIsFree()
    {
        PermitRefusal[] answers = [.. Enumerable.Range(0, 5).Select(_ => Ask(0))];

        Assert.Equal([PermitRefusal.None, PermitRefusal.None, PermitRefusal.None, PermitRefusal.None, PermitRefusal.Channels], answers);
    }

    [Fact]
    public void Ask_ForAnotherInviteOfTheSameAttempt_TakesAPlaceInTime_AndNoChannel()
    {
        AttemptId attempt = New();
        PermitAnswer first = _gate.Ask(At(0), Two, "a", attempt);
        PermitAnswer second = _gate.Ask(At(0), Two, "b", attempt);

        Assert.Equal((PermitRefusal.None, PermitRefusal.None, 1), (first.Refusal, second.Refusal, _gate.Channels.Held));
        Assert.True(second.Wait > first.Wait);
    }

    [Fact]
    public void Release_FreesTheChannel_OnEveryTerminalState()
    {
        AttemptId[] attempts = [New(), New(), New(), New()];
        Assert.All(attempts, a => Assert.Equal(PermitRefusal.None, Ask(0, attempt: a)));

        _gate.Channels.Release(attempts[0]);

        Assert.Equal(PermitRefusal.None, Ask(1));
    }

    [Fact]
    public void AReleaseThatWasLost_IsFoundInTheStore()
    {
        AttemptId[] attempts = [New(), New(), New(), New()];
        Assert.All(attempts, a => Assert.Equal(PermitRefusal.None, Ask(0, attempt: a)));

        _gate.Channels.Reconcile(attempts[..1].ToHashSet(), At(2));
        Assert.Equal(4, _gate.Channels.Held);
        _gate.Channels.Reconcile(attempts[..1].ToHashSet(), At(10));

        Assert.Equal(1, _gate.Channels.Held);
    }

    [Fact]
    public void AnEarlierLife_LeavesItsChannelsTaken()
    {
        AttemptId[] open = [New(), New(), New()];
        _gate.Channels.Adopt(open, At(0));

        Assert.Equal(PermitRefusal.None, Ask(0));
        Assert.Equal(PermitRefusal.Channels, Ask(0));
    }

    [Fact]
    public void WhenMoreAreOpenThanThereAreChannels_NoneOfThemGetsAFirstPermit()
    {
        AttemptId[] open = [.. Enumerable.Range(0, 5).Select(_ => New())];
        _gate.Channels.Adopt(open, At(0));

        Assert.Equal(PermitRefusal.Channels, Ask(0, attempt: open[0]));
    }

    [Fact]
    public void OneTrunkThatFails_IsHeldAlone()
    {
        Fail(0, "a", 3);

        Assert.Equal(PermitRefusal.Held, Ask(1, "a"));
        Assert.Equal(PermitRefusal.None, Ask(1, "b"));
        Assert.Equal(PermitRefusal.None, _gate.Promise(At(1), Two, 1).Refusal);
    }

    [Fact]
    public void AllTrunksHeld_NothingIsPromised_AndItSaysForHowLong()
    {
        Fail(0, "a", 3);
        Fail(4, "b", 3);

        PermitPromise promise = _gate.Promise(At(5), Two, 3);

        Assert.Equal((0, PermitRefusal.Held, At(5)), (promise.Count, promise.Refusal, promise.Hold));
    }

    [Fact]
    public void RetryAfter_RestsTheTrunk_AndSlowsTheCarrierDown()
    {
        _gate.Report(At(0), "a", new InviteReport(InviteFate.Throttled, 503, At(30)));

        Assert.Equal(PermitRefusal.Held, Ask(29, "a"));
        Assert.Equal(PermitRefusal.None, Ask(30, "a"));
        Assert.Equal(5, _gate.CallsPerSecond(At(1), Two));
    }

    [Fact]
    public void APauseThatItAskedFor_IsToldApartFromFailures_AndTheSlowingWithIt()
    {
        Carrier one = Two with { Trunks = [Two.Trunks[0]] };
        _gate.Report(At(0), "a", new InviteReport(InviteFate.Throttled, 503, At(30)));

        PermitPromise promise = _gate.Promise(At(10), one, 3);

        Assert.Equal((PermitRefusal.Held, At(20), TrunkHoldCause.Asked), (promise.Refusal, promise.Hold, promise.HoldCause));
        Assert.Equal((5.5, At(45)), (promise.CallsPerSecond, promise.SlowedFor));
        Assert.Equal((BreakerState.Held, TrunkHoldCause.Asked, 0), _gate.BreakerOf(At(10), "a"));
    }

    [Fact]
    public void AfterAHold_OneCallIsPromised_AndTheRefusalOfTheOthersIsTheHold()
    {
        Carrier one = Two with { Trunks = [Two.Trunks[0]] };
        Fail(0, "a", 3);

        PermitPromise probe = _gate.Promise(At(10), one, 3);
        _gate.Ask(At(10), one, "a", New());
        PermitPromise meanwhile = _gate.Promise(At(11), one, 3);

        Assert.Equal((1, PermitRefusal.Held, TimeSpan.Zero), (probe.Count, probe.Refusal, probe.Hold));
        Assert.Equal((0, PermitRefusal.Held, TimeSpan.Zero, TrunkHoldCause.Failures), (meanwhile.Count, meanwhile.Refusal, meanwhile.Hold, meanwhile.HoldCause));
    }

    [Fact]
    public void Promise_SubtractsThoseWhoAreOnTheirWay()
    {
        Carrier wide = Two with { Channels = 100, InboundChannels = 0, CallsPerSecond = 5 };

        Assert.Equal(8, _gate.Promise(At(0), wide, 8).Count);
        Assert.Equal((2, PermitRefusal.Cps), (_gate.Promise(At(0), wide, 8).Count, _gate.Promise(At(0), wide, 8).Refusal));
        Assert.Equal(10, _gate.Waiting(At(0)));

        _gate.TakeBack(At(0), 4);
        Assert.Equal(4, _gate.Promise(At(0), wide, 8).Count);
        Assert.Equal(0, _gate.Waiting(At(5)));
    }

    [Fact]
    public void Promise_NeverGoesBeyondTheChannels()
    {
        PermitPromise promise = _gate.Promise(At(0), Two, 9);

        Assert.Equal((4, PermitRefusal.Channels), (promise.Count, promise.Refusal));
    }

    [Fact]
    public void Paused_TakesNothing_AndWhoTalksKeepsTheChannel()
    {
        AttemptId talking = New();
        Ask(0, attempt: talking);
        Carrier paused = Two with { State = CarrierState.Paused };

        Assert.Equal(PermitRefusal.Paused, _gate.Promise(At(1), paused, 1).Refusal);
        Assert.Equal(PermitRefusal.Paused, Ask(1, carrier: paused));
        Assert.Equal(PermitRefusal.Paused, Ask(1, attempt: talking, carrier: paused));
        Assert.True(_gate.Channels.Holds(talking));
    }

    [Theory]
    [InlineData(0, 6, PermitRefusal.Cps)]
    [InlineData(5, 2, PermitRefusal.Channels)]
    public void ARowWithoutRoom_IsARefusal_NotAnError(double cps, int channels, PermitRefusal refusal)
    {
        Carrier none = Two with { CallsPerSecond = cps, Channels = channels };

        Assert.Equal(refusal, _gate.Promise(At(0), none, 1).Refusal);
        Assert.Equal(refusal, Ask(0, carrier: none));
    }

    [Fact]
    public void AnUnknownTrunk_IsRefused() => Assert.Equal(PermitRefusal.Unknown, Ask(0, "none of them"));

    [Fact]
    public void ARefusalForTime_TakesNoChannel()
    {
        Carrier slow = Two with { CallsPerSecond = 0.1 };
        Assert.Equal(PermitRefusal.None, Ask(0, carrier: slow));
        Assert.Equal(PermitRefusal.Cps, Ask(0, carrier: slow));

        Assert.Equal(1, _gate.Channels.Held);
    }
}
