using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Tests.Unit.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>Calls that are dialled on a line and get a slot when somebody is there to speak with.</summary>
public sealed class LineTests
{
    private const string Message = "Nobody is free for you now.";

    /// <summary>Timers of a call on a line: the hold before abandon, the time for a key after the message.</summary>
    private static readonly TimeSpan Timers = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Answer_WhenASlotIsFree_MovesIntoIt_AndTheLineIsFree()
    {
        await using CallRig rig = Rig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(1, PlaceKind.Line);
        Assert.Equal((0b11UL, 0b01UL), (rig.Engine.Report().FreeMask, rig.Engine.Report().FreeLines));

        await using AudioPort callee = rig.Answer(leg);
        await rig.SlotsAsync(slots => slots[0].State == SlotState.InProgress);

        Assert.Equal((0b10UL, 0b11UL), (rig.Engine.Report().FreeMask, rig.Engine.Report().FreeLines));
        Assert.Equal(gated.Attempt, rig.Engine.Slots[0].Attempt);
        await rig.UntilAsync(() => rig.Store.Seats.Contains((gated.Attempt, 0)));
        leg.End(LegEndReason.RemoteHangup);
        Assert.NotEqual(Disposition.Abandoned, (await rig.ClosedAsync(gated.Attempt)).Record.Disposition);
    }

    [Theory]
    [InlineData(null, "abandoned")]
    [InlineData("5", "abandoned")]
    [InlineData("9", "opted_out")]
    public async Task Answer_WhenNoSlotComesFree_HearsTheMessage_AndIsAbandoned(string? key, string disposition)
    {
        await using CallRig rig = Rig(slots: 1);
        await rig.DialAsync();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        await using AudioPort callee = rig.Answer(leg);
        await LineAsync(rig, SlotState.Message);
        Assert.Equal(Message, rig.Voice.Spoken.Single(text => text != "Sorry."));

        if (key is not null)
        {
            callee.SendDtmf(key);
        }

        await rig.UntilAsync(() => leg.HungUp.IsCompleted, Timers);

        Assert.Equal(HangupReason.NormalClearing, await leg.HungUp);
        CallRecord record = (await rig.HelpAsync(rig.ClosedAsync(gated.Attempt), Timers)).Record;
        Assert.Equal((AttemptOutcome.Abandoned, disposition), (record.Outcome, record.Disposition.Code));
        Assert.Equal(key == "9", record.Values.ContainsKey(CallRecord.OptOut));
        using Stream recording = rig.Recorded(record.Recording!);
        Assert.True(BotPeak(recording) > 3000, "the message is not in the recording");
        await rig.UntilAsync(() => rig.Engine.Lines[0].State == SlotState.Free, Timers);
    }

    [Fact]
    public async Task Message_OfACallThatShowsANumberOfAPool_NamesThatNumber()
    {
        await using CallRig rig = Rig(slots: 1);
        await rig.DialAsync();
        PacingSettings pacing = rig.Settings.Pacing with { Abandoned = new AbandonedMessage { Text = "Call {number}." } };
        rig.Settings = rig.Settings with { CallerIdPool = CallerIdPoolId.New(TimeProvider.System), Pacing = pacing };
        var shown = PhoneNumber.Parse("+14155550177");
        rig.Desk.CallerId = new CallerIdGrant(shown, CallerIdShortage.None);
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        leg.Tell(new LegEvent.Sent());
        await rig.UntilAsync(() => rig.Voice.Spoken.Contains(pacing.Abandoned.Speak(shown)));

        await using AudioPort callee = rig.Answer(leg);
        await LineAsync(rig, SlotState.Message);

        Assert.Equal([pacing.Abandoned.Speak(rig.Settings.CallerId), pacing.Abandoned.Speak(shown)], rig.Voice.Spoken.Where(text => text != "Sorry."));
        await rig.UntilAsync(() => leg.HungUp.IsCompleted, Timers);
        await rig.HelpAsync(rig.ClosedAsync(gated.Attempt), Timers);
    }

    [Fact]
    public async Task SlotThatComesFree_IsTheLongestWaitingCalls()
    {
        await using CallRig rig = Rig(slots: 1);
        (GatedAttempt talking, FakeLeg first) = await rig.DialAsync();
        (GatedAttempt waiting, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        await using AudioPort callee = rig.Answer(leg);
        await LineAsync(rig, SlotState.Waiting, TimeSpan.Zero);

        first.End(LegEndReason.Busy, 486);
        await rig.SlotsAsync(slots => slots[0].Attempt == waiting.Attempt && slots[0].State == SlotState.InProgress);

        Assert.True(rig.Store.Closes.ContainsKey(talking.Attempt));
        Assert.Equal(SlotState.Free, rig.Engine.Lines[0].State);
        leg.End(LegEndReason.RemoteHangup);
    }

    [Fact]
    public async Task CalleeWhoHangsUpWhileWaiting_WasNotKeptWaiting()
    {
        await using CallRig rig = Rig(slots: 1);
        await rig.DialAsync();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        await using AudioPort callee = rig.Answer(leg);
        await LineAsync(rig, SlotState.Waiting, TimeSpan.Zero);

        leg.End(LegEndReason.RemoteHangup);

        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Abandoned, Disposition.HungUp), (record.Outcome, record.Disposition));
    }

    [Fact]
    public async Task Greeting_AndTheDelayAfterIt_AreInTheRecord()
    {
        // Nothing but the greeting may decide, however late it comes.
        await using CallRig rig = Rig(screening: new ScreeningSettings { InitialSilence = TimeSpan.FromSeconds(8), TotalAnalysis = TimeSpan.FromSeconds(10) });
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello."), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        await using AudioPort callee = rig.Answer(leg);
        callee.Playout.Write(Sounds.Speech(TimeSpan.FromMilliseconds(500)));

        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;

        Assert.InRange(record.GreetingEnd!.Value.TotalSeconds, 0.3, record.Screening!.DecidedAt.TotalSeconds);
        // On the media clock: screening waits 800 ms for more, and a slot was free.
        Assert.InRange(record.ConnectDelay!.Value.TotalSeconds, 0.7, 6);
    }

    [Fact]
    public async Task Message_WhenItCannotBeMade_NobodyIsDialled()
    {
        await using CallRig rig = Rig();
        rig.Voice.Fault = text => text == Message ? new SpeechUnavailableException("no voice") : null;
        GatedAttempt gated = rig.Reserve();

        rig.Engine.Dial(rig.Order(gated, 0, PlaceKind.Line));

        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), (record.Outcome, record.Disposition));
        Assert.Null(record.End);
    }

    [Fact]
    public async Task Order_ForALine_IsRefusedWithoutEffect_WhenItDoesNotFit()
    {
        await using CallRig rig = Rig();
        (GatedAttempt first, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        GatedAttempt other = rig.Reserve();

        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Dial(rig.Order(other, 0, PlaceKind.Line)));
        Assert.Equal(DialAnswer.NoSuchSlot, rig.Engine.Dial(rig.Order(other, 2, PlaceKind.Line)));
        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Dial(rig.Order(first, 1, PlaceKind.Line)));
        Assert.Equal(0b10UL, rig.Engine.Report().FreeLines);
        leg.End(LegEndReason.Busy, 486);
    }

    [Fact]
    public async Task Cordon_HoldsForLinesToo()
    {
        await using CallRig rig = Rig();
        rig.Engine.Obey(HostOrder.Cordon);

        Assert.Equal(DialAnswer.Draining, rig.Engine.Dial(rig.Order(rig.Reserve(), 0, PlaceKind.Line)));
    }

    private static CallRig Rig(int slots = 2, ScreeningSettings? screening = null)
    {
        var rig = new CallRig(slots, screening);
        rig.Settings = rig.Settings with { Pacing = new PacingSettings { Mode = PacingMode.Predictive, Abandoned = new AbandonedMessage { Text = Message } } };
        return rig;
    }

    private static Task LineAsync(CallRig rig, SlotState state, TimeSpan? timers = null) =>
        rig.UntilAsync(() => rig.Engine.Lines[0].State == state, timers ?? Timers);

    private static int BotPeak(Stream wav)
    {
        using var reader = new BinaryReader(wav);
        wav.Position = 44;
        int peak = 0;
        while (wav.Position + 4 <= wav.Length)
        {
            reader.ReadInt16();
            peak = Math.Max(peak, Math.Abs((int)reader.ReadInt16()));
        }

        return peak;
    }
}
