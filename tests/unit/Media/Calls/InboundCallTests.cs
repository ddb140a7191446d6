using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Inbound;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Calls;
using CxBridge.Tests.Unit.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Calls;

public sealed class InboundCallTests
{
    private static readonly DateTimeOffset Due = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly InboundRoute Route = new(Number("+4930100"), BotId.New(TimeProvider.System), 2, CampaignId.New(TimeProvider.System));

    [Fact]
    public async Task Caller_IsGreetedAtOnce_AndTheCallbackThatTheyWaitedForIsDone()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Good morning."), new DialogueAct.SetDisposition(new Disposition("agreed")), new DialogueAct.HangUp()];
        (FakeLeg leg, AudioPort caller) = await CallAsync(rig, new ContactNext(ContactState.CallbackScheduled, Due));
        await using AudioPort port = caller;

        Assert.Equal(HangupReason.NormalClearing, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await ClosedAsync(rig);

        Assert.Equal((AttemptOutcome.Completed, new Disposition("agreed"), CallDirection.Inbound), (close.Record.Outcome, close.Record.Disposition, close.Record.Direction));
        Assert.Equal(new ContactNext(ContactState.Completed, null), close.Next);
        Assert.Equal("Good morning.", Assert.Single(close.Record.Transcript).Text);
        Assert.NotNull(close.Record.Recording);
        Assert.Null(close.Record.Screening);
        Assert.Contains("\"direction\":\"inbound\"", close.Delivery!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallerWhoGivesUpBeforeTheAnswer_LeavesTheContactWhereItWas()
    {
        await using var rig = new CallRig();
        var before = new ContactNext(ContactState.CallbackScheduled, Due);
        var call = new FakeInboundCall("+14155550123");
        rig.Inbound.OnBegin = ask => Noted(rig, ask, before);
        Assert.Equal(DialAnswer.Accepted, rig.Engine.Take(new InboundVisit(call, Route)));
        FakeLeg leg = await call.Answered.WaitAsync(CallRig.Patience);

        leg.End(LegEndReason.Cancelled);

        AttemptClose close = await ClosedAsync(rig);
        Assert.Equal((AttemptOutcome.Cancelled, before), (close.Record.Outcome, close.Next));
        await rig.FreeAsync();
    }

    [Fact]
    public async Task CallerWhomWeAreCalling_HearsThatTheLineIsBusy()
    {
        await using var rig = new CallRig();
        var call = new FakeInboundCall("+14155550123");

        rig.Engine.Take(new InboundVisit(call, Route));

        Assert.Equal((486, null), await call.Refused.WaitAsync(CallRig.Patience));
        await rig.FreeAsync();
        Assert.Empty(rig.Store.Closes);
    }

    [Fact]
    public async Task Take_WhenNoSlotIsFreeOrTheHostTakesNoCalls_HasNoEffect()
    {
        await using var rig = new CallRig(slots: 1);
        (_, FakeLeg leg) = await rig.DialAsync();
        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Take(new InboundVisit(new FakeInboundCall(""), Route)));
        leg.End(LegEndReason.Busy, 486);
        await rig.FreeAsync();
        rig.Engine.Obey(HostOrder.Cordon);

        Assert.Equal(DialAnswer.Draining, rig.Engine.Take(new InboundVisit(new FakeInboundCall(""), Route)));
        Assert.Empty(rig.Inbound.Asked);
    }

    [Fact]
    public async Task KeptSlots_AreForCallsThatComeIn()
    {
        await using var rig = new CallRig(slots: 2, keptForInbound: 1);
        Assert.Equal(0b01UL, rig.Engine.Report().FreeMask);
        (_, FakeLeg leg) = await rig.DialAsync();

        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Dial(rig.Order(rig.Reserve(), 1)));
        var call = new FakeInboundCall("anonymous");
        rig.Inbound.OnBegin = ask => Noted(rig, ask, new ContactNext(ContactState.Cancelled, null));
        Assert.Equal(DialAnswer.Accepted, rig.Engine.Take(new InboundVisit(call, Route)));

        FakeLeg taken = await call.Answered.WaitAsync(CallRig.Patience);
        Assert.Null(rig.Inbound.Asked.Single().Caller);
        taken.End(LegEndReason.Cancelled);
        leg.End(LegEndReason.Busy, 486);
    }

    private static CalledNumber Number(string text) => CalledNumber.TryParse(text, out CalledNumber number) ? number : throw new FormatException(text);

    private static GatedAttempt Noted(CallRig rig, InboundAsk ask, ContactNext before)
    {
        GatedAttempt gated = rig.Reserve() with { Attempt = ask.Attempt, CameFrom = before };
        rig.Store.Reserved.Clear();
        return gated;
    }

    private static async Task<(FakeLeg Leg, AudioPort Caller)> CallAsync(CallRig rig, ContactNext before)
    {
        var call = new FakeInboundCall("14155550123");
        rig.Inbound.OnBegin = ask => Noted(rig, ask, before);
        Assert.Equal(DialAnswer.Accepted, rig.Engine.Take(new InboundVisit(call, Route)));
        FakeLeg leg = await call.Answered.WaitAsync(CallRig.Patience);
        Assert.Equal(PhoneNumber.Parse("+14155550123"), rig.Inbound.Asked.Single().Caller);
        return (leg, rig.Answer(leg));
    }

    private static async Task<AttemptClose> ClosedAsync(CallRig rig)
    {
        await rig.UntilAsync(() => !rig.Store.Closes.IsEmpty);
        return rig.Store.Closes.Values.Single();
    }
}
