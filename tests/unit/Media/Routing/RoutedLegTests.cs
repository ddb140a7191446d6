using System.Threading.Channels;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Routing;
using CxBridge.TestKit;
using CxBridge.Tests.Unit.Media.Calls;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.Unit.Media.Routing;

/// <summary>A call with two trunks before it, over legs that the test plays.</summary>
public sealed class RoutedLegTests : ISignalling
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly PhoneNumber Pooled = PhoneNumber.Parse("+14155550100");
    private readonly FakeCarrierDesk _desk = new() { CallerId = new CallerIdGrant(Pooled, CallerIdShortage.None) };
    private readonly Channel<FakeLeg> _placed = Channel.CreateUnbounded<FakeLeg>();
    private readonly VirtualTime _time = new();

    ICallLeg ISignalling.Place(PlaceCall call)
    {
        Assert.Equal(Pooled, call.From);
        var leg = new FakeLeg(call);
        _placed.Writer.TryWrite(leg);
        return leg;
    }

    [Fact]
    public async Task ATrunkThatRefuses_IsFollowedByTheNext_WhoseInviteAsksForAPermitOfItsOwn()
    {
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        await SendAsync(await NextAsync(), LegEndReason.CarrierFailure, 503);
        FakeLeg second = await NextAsync();
        await second.Call.Permits!.NextAsync(default);
        second.Call.Permits.Used();
        second.Tell(new LegEvent.Ringing(180, null));
        second.End(LegEndReason.Busy, 486);

        LegEnd end = await EndAsync(leg);

        Assert.Equal((LegEndReason.Busy, 486), (end.Reason, end.Status));
        Assert.Equal(("b", 2), (leg.Way.Trunk, leg.Way.Invites));
        Assert.Equal(("a", 503), (Assert.Single(leg.Way.TriedBefore).Trunk, leg.Way.TriedBefore[0].Status));
        Assert.Equal(
            ["lease number", "note a", "permit a None", "report a Throttled", "release channel", "note b", "permit b None", "report b Carried", "report b Carried", "release channel", "release number NotAnswered"],
            _desk.Said);
    }

    [Fact]
    public async Task ATrunkThatRings_IsKnownToCarry_BeforeTheCallIsOver()
    {
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        FakeLeg first = await NextAsync();
        first.Tell(new LegEvent.Ringing(180, null));
        first.Tell(new LegEvent.Ringing(180, null));
        first.Tell(new LegEvent.Answered(CallRig.Agree(first.Call.Media.Address)));
        LegEvent heard;
        do
        {
            heard = await leg.Events.ReadAsync().AsTask().WaitAsync(Patience);
        }
        while (heard is not LegEvent.Answered);

        Assert.Single(_desk.Said, "report a Carried");
        first.End(LegEndReason.RemoteHangup);
        await EndAsync(leg);
    }

    [Fact]
    public async Task WhoHasRung_IsNotCalledAnotherWay()
    {
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        FakeLeg only = await NextAsync();
        only.Tell(new LegEvent.Ringing(180, null));
        only.End(LegEndReason.CarrierFailure, 503);

        Assert.Equal(503, (await EndAsync(leg)).Status);
        Assert.False(_placed.Reader.TryRead(out _));
    }

    [Theory]
    [InlineData(0, 21)]
    [InlineData(9, 12)]
    public async Task ATrunkThatRefusesLongAfterTheGate_IsNotFollowed_ForTheHoursMayHaveClosed(int secondsBefore, int secondsAfter)
    {
        // Before the first INVITE, such as for a worker process to start, and after it.
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System), TimeSpan.FromSeconds(secondsBefore));
        FakeLeg only = await NextAsync();
        _time.Advance(TimeSpan.FromSeconds(secondsAfter));
        only.End(LegEndReason.CarrierFailure, 503);

        Assert.Equal(503, (await EndAsync(leg)).Status);
        Assert.False(_placed.Reader.TryRead(out _));
    }

    [Theory]
    [InlineData(LegEndReason.Rejected, 603)]
    [InlineData(LegEndReason.Busy, 486)]
    public async Task WhatTheCalleesSideSays_IsTheEnd(LegEndReason reason, int status)
    {
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        (await NextAsync()).End(reason, status);

        Assert.Equal(status, (await EndAsync(leg)).Status);
        Assert.False(_placed.Reader.TryRead(out _));
    }

    [Fact]
    public async Task WithoutANumberToShow_NobodyIsCalled()
    {
        _desk.CallerId = new CallerIdGrant(null, CallerIdShortage.DailyCaps);
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));

        LegEnd end = await EndAsync(leg);

        Assert.Equal((LegEndReason.CarrierFailure, null), (end.Reason, end.Status));
        Assert.Contains(CallerIdShortages.InWords(CallerIdShortage.DailyCaps), end.Detail, StringComparison.Ordinal);
        Assert.Equal(["lease number", "release channel", "release number NotShown"], _desk.Said);
        Assert.Equal(0, leg.Way.Invites);
        Assert.Equal(end.Detail, leg.NotSent);
    }

    [Theory]
    [InlineData(PermitRefusal.None, PermitRefusal.Channels, 1)]
    [InlineData(PermitRefusal.Channels, PermitRefusal.None, 1)]
    [InlineData(PermitRefusal.Paused, PermitRefusal.Cps, 0)]
    public async Task WithoutAnyPermit_NothingWasSent_AndTheLegSaysSo(PermitRefusal first, PermitRefusal second, int invites)
    {
        _desk.Permit = trunk => new PermitAnswer(trunk.Trunk == "a" ? first : second, TimeSpan.Zero);
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        await AskAsync(await NextAsync());
        await AskAsync(await NextAsync());

        await EndAsync(leg);

        Assert.Equal((invites, invites == 0), (leg.Way.Invites, leg.NotSent is not null));
    }

    [Fact]
    public async Task APermitThatCameTooLateToBeUsed_IsNoInvite_WhenThereIsNoOtherThen()
    {
        _desk.Permit = _ => new PermitAnswer(PermitRefusal.None, TimeSpan.Zero);
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        for (int trunk = 0; trunk < 2; trunk++)
        {
            FakeLeg one = await NextAsync();
            Assert.Null((await one.Call.Permits!.NextAsync(default)).Refusal);
            one.End(LegEndReason.CarrierFailure);
        }

        await EndAsync(leg);

        Assert.Equal(0, leg.Way.Invites);
        Assert.NotNull(leg.NotSent);
    }

    [Fact]
    public async Task HungUpWhileItWaitsForAPermit_IsGivenUp_AndNotForTheWantOfOne()
    {
        _desk.Permit = _ => new PermitAnswer(PermitRefusal.Paused, TimeSpan.Zero);
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        FakeLeg first = await NextAsync();
        await first.Call.Permits!.NextAsync(default);
        await leg.HangupAsync(HangupReason.Operator).WaitAsync(Patience);

        Assert.Null(leg.NotSent);
    }

    [Fact]
    public async Task HungUpBetweenTwoTrunks_TheSecondIsNotCalled()
    {
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        FakeLeg first = await NextAsync();
        Task hung = leg.HangupAsync(HangupReason.Operator);
        first.End(LegEndReason.CarrierFailure, 503);
        await hung.WaitAsync(Patience);

        Assert.False(_placed.Reader.TryRead(out _));
        Assert.Contains("release channel", _desk.Said);
    }

    [Fact]
    public async Task ATrunkWithAnotherBehindIt_IsLeftAfterAShortSilence_TheLastIsNot()
    {
        RoutedLeg leg = Place(CarrierId.New(TimeProvider.System), CarrierId.New(TimeProvider.System));
        FakeLeg first = await NextAsync();
        Assert.Equal(TimeSpan.FromSeconds(4), first.Call.Silence);
        first.End(LegEndReason.Unreachable);
        FakeLeg second = await NextAsync();
        Assert.Null(second.Call.Silence);
        second.End(LegEndReason.Unreachable);
        await EndAsync(leg);
    }

    [Fact]
    public async Task APermit_IsVoidAfterTheSlack_CountedFromTheQuestion()
    {
        _desk.Permit = _ => new PermitAnswer(PermitRefusal.None, TimeSpan.FromSeconds(1));
        var permits = new TrunkPermits(_desk, new TrunkKey(CarrierId.New(TimeProvider.System), "a"), AttemptId.New(TimeProvider.System), TimeSpan.Zero, _time);
        long asked = _time.GetTimestamp();
        Task<InvitePermit> permit = permits.NextAsync(default);
        Assert.False(permit.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        InvitePermit given = await permit.WaitAsync(Patience);

        Assert.Equal(TimeSpan.FromSeconds(1) + PermitSchedule.Slack, _time.GetElapsedTime(asked, given.SendBefore));
    }

    [Theory]
    [InlineData(PermitRefusal.Cps)]
    [InlineData(PermitRefusal.Paused)]
    public async Task WithAnotherWayToGo_ARefusalIsTakenAtOnce(PermitRefusal refusal)
    {
        _desk.Permit = _ => new PermitAnswer(refusal, TimeSpan.Zero);
        var permits = new TrunkPermits(_desk, new TrunkKey(CarrierId.New(TimeProvider.System), "a"), AttemptId.New(TimeProvider.System), TimeSpan.Zero, _time);

        InvitePermit none = await permits.NextAsync(default);

        Assert.Contains(PermitRefusals.InWords(refusal), none.Refusal, StringComparison.Ordinal);
    }

    private static async Task SendAsync(FakeLeg leg, LegEndReason reason, int status)
    {
        await leg.Call.Permits!.NextAsync(default);
        leg.Call.Permits.Used();
        leg.Tell(new LegEvent.Sent());
        leg.End(reason, status);
    }

    // As signalling does: no permit, no INVITE.
    private async Task AskAsync(FakeLeg leg)
    {
        Task<InvitePermit> permit = leg.Call.Permits!.NextAsync(default);
        while (!permit.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        InvitePermit answer = await permit;
        if (answer.Refusal is null)
        {
            leg.Call.Permits.Used();
            leg.Tell(new LegEvent.Sent());
        }

        leg.End(LegEndReason.CarrierFailure, answer.Refusal is null ? 503 : null);
    }

    private Task<FakeLeg> NextAsync() => _placed.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    private static async Task<LegEnd> EndAsync(RoutedLeg leg)
    {
        LegEnd? end = null;
        await foreach (LegEvent what in leg.Events.ReadAllAsync())
        {
            end = (what as LegEvent.Ended)?.End;
        }

        await leg.HangupAsync(HangupReason.NormalClearing).WaitAsync(Patience);
        return end!;
    }

    private RoutedLeg Place(CarrierId first, CarrierId second, TimeSpan preparation = default)
    {
        var gated = new GatedAttempt(
            AttemptId.New(TimeProvider.System),
            new PartitionId(CampaignId.New(TimeProvider.System), 0),
            new ContactId(1),
            PhoneNumber.Parse("+14155550123"),
            new Dictionary<string, string>(),
            1,
            new CampaignSettings { Bot = BotId.New(TimeProvider.System), Carrier = first, CallerId = default, CallerIdPool = CallerIdPoolId.New(TimeProvider.System) });
        CallTrunk[] trunks =
        [
            new(new CarrierRoute(first, "sip:192.0.2.1", null, null) { Trunk = "a" }, 0.01m),
            new(new CarrierRoute(second, "sip:192.0.2.2", null, null) { Trunk = "b" }, 0.02m),
        ];
        var route = new CallRoute(gated, PhoneNumber.Parse("+14155550999"), trunks, _time.GetTimestamp());
        _time.Advance(preparation);
        var media = new LocalMedia(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 4000), [AudioCodec.Pcmu], AudioFrame.Duration);
        return new RoutedLeg(route, media, this, _desk, _desk, _time, NullLogger.Instance);
    }
}
