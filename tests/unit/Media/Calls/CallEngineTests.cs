using System.Text.Json;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Storage;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Tests.Unit.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Calls;

public sealed class CallEngineTests
{
    [Fact]
    public async Task Call_FromTheOrderToTheClose_BringsTheWholeRecord()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello Ada."), new DialogueAct.SetDisposition(new Disposition("agreed")), new DialogueAct.SetValue("day", "monday"), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        Assert.Equal((gated.Number, gated.Settings.CallerId, gated.Attempt), (leg.Call.To, leg.Call.From, leg.Call.Attempt));
        await using AudioPort callee = rig.Answer(leg);
        Assert.Equal(HangupReason.NormalClearing, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        CallRecord record = close.Record;
        Assert.Equal((AttemptOutcome.Completed, new Disposition("agreed")), (record.Outcome, record.Disposition));
        Assert.Equal(AnsweredBy.Unknown, record.Screening?.Answer);
        Assert.Equal("Hello Ada.", Assert.Single(record.Transcript).Text);
        Assert.Equal("monday", record.Values["day"]);
        Assert.True(record.Media?.PacketsSent > 20, $"{record.Media}");
        Assert.True(record.Media?.PacketsReceived > 20, $"{record.Media}");
        Assert.Equal(new ContactNext(ContactState.Completed, null), close.Next);
        using Stream recording = rig.Recorded(record.Recording!);
        Assert.True(recording.Length > 44 + (50 * 640), $"{recording.Length} octets");
        await rig.FreeAsync();
        Assert.True(leg.Disposed);
        Assert.Equal(
            [AttemptState.Ringing, AttemptState.AmdScreening, AttemptState.Attaching, AttemptState.InProgress],
            rig.Store.Advances.Select(advance => advance.State));
    }

    [Fact]
    public async Task Webhook_GetsTheResultOnceUnderTheAttemptsId()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello."), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((gated.Attempt.Value, rig.Settings.Webhook), (close.Delivery?.IdempotencyKey, close.Delivery?.Target));
        JsonElement body = JsonDocument.Parse(close.Delivery!.Body).RootElement;
        Assert.Equal("completed", body.GetProperty("outcome").GetString());
        Assert.Equal("no_input", body.GetProperty("disposition").GetString());
        Assert.Equal("crm-42", body.GetProperty("reference").GetString());
        Assert.Equal("Hello.", body.GetProperty("transcript")[0].GetProperty("text").GetString());
        Assert.Equal("bot", body.GetProperty("transcript")[0].GetProperty("speaker").GetString());
        Assert.Equal($"/v1/calls/{gated.Attempt}/recording", body.GetProperty("recording").GetString());
    }

    [Fact]
    public async Task Gate_WhenItIsClosed_DropsTheDialAndFreesTheSlot()
    {
        await using var rig = new CallRig();
        GatedAttempt gated = rig.Reserve();
        rig.Store.Reserved.Clear();
        Assert.Equal(DialAnswer.Accepted, rig.Engine.Dial(rig.Order(gated)));
        await rig.FreeAsync();
        Assert.Empty(rig.Store.Closes);
    }

    [Fact]
    public async Task Order_IsRefusedWithoutEffect_WhenItDoesNotFit()
    {
        await using var rig = new CallRig();
        (_, FakeLeg leg) = await rig.DialAsync();
        GatedAttempt other = rig.Reserve();
        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Dial(rig.Order(other)));
        Assert.Equal(DialAnswer.NoSuchSlot, rig.Engine.Dial(rig.Order(other, 2)));
        DialOrder stale = rig.Order(other, 1);
        Assert.Equal(DialAnswer.WrongIncarnation, rig.Engine.Dial(stale with { Token = stale.Token with { Host = new HostId("host-1", "earlier") } }));
        Assert.Equal(0b10UL, rig.Engine.Report().FreeMask);
        Assert.Single(rig.Store.Reserved);
        leg.End(LegEndReason.Busy, 486);
    }

    [Fact]
    public async Task Token_IsGoodForOneDialOnly()
    {
        await using var rig = new CallRig();
        GatedAttempt first = rig.Reserve();
        DialOrder order = rig.Order(first);
        rig.Store.Reserved.Clear();
        rig.Engine.Dial(order);
        await rig.FreeAsync();
        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Dial(order));
    }

    [Theory]
    [InlineData(LegEndReason.Busy, 486, AttemptOutcome.Busy, "busy", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.Rejected, 603, AttemptOutcome.Rejected, "rejected", ContactState.Failed)]
    [InlineData(LegEndReason.NoAnswer, 480, AttemptOutcome.NoAnswer, "no_answer", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.RingTimeout, 487, AttemptOutcome.NoAnswer, "no_answer", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.CarrierFailure, 503, AttemptOutcome.Failed, "carrier_error", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.CarrierFailure, 488, AttemptOutcome.Failed, "carrier_error", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.Cancelled, 487, AttemptOutcome.Cancelled, "cancelled", ContactState.Cancelled)]
    public async Task LegThatIsNeverAnswered_ClosesByItsEnd(LegEndReason reason, int status, AttemptOutcome outcome, string disposition, ContactState next)
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.End(reason, status);
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((outcome, disposition, next), (close.Record.Outcome, close.Record.Disposition.Code, close.Next.State));
        Assert.Equal(status, close.Record.End?.Status);
        Assert.Null(close.Record.AnsweredAt);
        await rig.FreeAsync();
    }

    [Fact]
    public async Task StuckConversation_CostsItsOwnCallOnly_AndItsSlotIsFreeAgain()
    {
        await using var rig = new CallRig();
        using var release = new ManualResetEventSlim();
        int writers = 0;
        rig.Recognition.OnWrite = () =>
        {
            // The first call that hears something hangs in its provider; whatever else asks does not.
            if (Interlocked.Increment(ref writers) == 1)
            {
                release.Wait();
            }
        };
        (GatedAttempt stuck, FakeLeg stuckLeg) = await rig.DialAsync();
        await using AudioPort loud = rig.Answer(stuckLeg);
        (_, FakeLeg otherLeg) = await rig.DialAsync(1);
        await using AudioPort quiet = rig.Answer(otherLeg);
        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));

        loud.Playout.Write(Sounds.Speech(TimeSpan.FromSeconds(1)));
        Assert.Equal(HangupReason.Failure, await stuckLeg.HungUp.WaitAsync(CallRig.Patience));
        await rig.UntilAsync(() => rig.Store.Closes.ContainsKey(stuck.Attempt), TimeSpan.FromSeconds(30));
        await rig.FreeAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(AttemptOutcome.Failed, rig.Store.Closes[stuck.Attempt].Record.Outcome);
        Assert.Equal(SlotState.InProgress, rig.Engine.Slots[1].State);
        long before = quiet.Statistics.PacketsReceived;
        await rig.UntilAsync(() => quiet.Statistics.PacketsReceived > before + 25);
        release.Set();
    }

    [Fact]
    public async Task Machine_IsHungUpOn()
    {
        await using var rig = new CallRig(screening: new ScreeningSettings { Method = ScreeningMethod.Rhythm, Greeting = TimeSpan.FromMilliseconds(400) });
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        callee.Playout.Write(Sounds.Speech(TimeSpan.FromSeconds(3)));
        Assert.Equal(HangupReason.MachineDetected, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.AmdMachine, Disposition.Voicemail), (close.Record.Outcome, close.Record.Disposition));
        Assert.Empty(rig.Voice.Spoken.Except(["Sorry."]));
    }

    [Fact]
    public async Task Machine_IsLeftTheMessage_OnceItHasBeeped()
    {
        await using var rig = new CallRig(screening: new ScreeningSettings { Method = ScreeningMethod.Rhythm, Greeting = TimeSpan.FromMilliseconds(400) });
        rig.Settings = rig.Settings with { OnMachine = ScreeningAction.LeaveMessage, MachineMessage = "Please call us back." };
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        callee.Playout.Write(Sounds.Speech(TimeSpan.FromSeconds(2)));
        callee.Playout.Write(Sounds.Silence(TimeSpan.FromMilliseconds(300)));
        callee.Playout.Write(Sounds.Tone(1000, 8000, TimeSpan.FromMilliseconds(400), 4000));
        Assert.Equal(HangupReason.NormalClearing, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.AmdMachine, Disposition.MessageLeft), (close.Record.Outcome, close.Record.Disposition));
        Assert.Contains("Please call us back.", rig.Voice.Spoken);
    }

    [Fact]
    public async Task CalleeWhoHangsUpDuringScreening_WasSpokenWithByNobody()
    {
        await using var rig = new CallRig(screening: new ScreeningSettings());
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await rig.SlotsAsync(slots => slots[0].State == SlotState.Screening);
        leg.End(LegEndReason.RemoteHangup);
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Abandoned, Disposition.HungUp), (close.Record.Outcome, close.Record.Disposition));
    }

    [Fact]
    public async Task CalleeWhoHangsUpMidSentence_IsCompleted_AndTheTranscriptHoldsWhatTheyHeard()
    {
        await using var rig = new CallRig();
        const string Speech = "This is a very long sentence that nobody will ever listen to until its end.";
        rig.Dialogue.OnOpen = () => [TalkRig.Say(Speech)];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await HearAsync(callee, frames: 40);
        leg.End(LegEndReason.RemoteHangup);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Completed, Disposition.HungUp), (record.Outcome, record.Disposition));
        Assert.StartsWith(Assert.Single(record.Transcript).Text, Speech, StringComparison.Ordinal);
        Assert.InRange(record.Transcript[0].Text.Length, 4, 30);
    }

    [Fact]
    public async Task RecogniserThatCannotBeOpened_IsAnApologyAndAFailure()
    {
        await using var rig = new CallRig { HearingFault = new SpeechUnavailableException("no model") };
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await HearAsync(callee, frames: 10);
        Assert.Equal(HangupReason.Failure, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), (close.Record.Outcome, close.Record.Disposition));
        await rig.FreeAsync();
    }

    [Fact]
    public async Task NoRtp_EndsTheCall()
    {
        await using var rig = new CallRig(mediaTimeout: TimeSpan.FromSeconds(1));
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello?")];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.Tell(new LegEvent.Answered(CallRig.Agree(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 9))));
        Assert.Equal(HangupReason.MediaTimeout, await leg.HungUp.WaitAsync(CallRig.Patience));
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((Disposition.Failed, "media time-out: the far end sent nothing"), (record.Disposition, record.End?.Detail));
        await rig.FreeAsync();
    }

    [Fact]
    public async Task SoundBeforeTheAnswer_IsHeardAndCounted_AndNobodyIsScreenedWhileItRings()
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = Ring(rig, leg);
        await rig.UntilAsync(() => callee.Playout.Played > 8000 && callee.Statistics.PacketsReceived > 10);
        Assert.Equal([AttemptState.Ringing], rig.Store.Advances.Select(advance => advance.State));

        leg.End(LegEndReason.NoAnswer, 480);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.NoAnswer, null, null), (record.Outcome, record.Screening, record.Recording));
        Assert.True(record.Media is { EarlyPackets: > 0, EarlySoundMilliseconds: > 0 }, $"{record.Media}");
        await rig.FreeAsync();
    }

    [Fact]
    public async Task SoundBeforeTheAnswer_IsNotInTheRecording()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello."), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = Ring(rig, leg);
        await rig.UntilAsync(() => callee.Playout.Played > 16_000);
        callee.Playout.Clear();
        leg.Tell(new LegEvent.Answered(CallRig.Agree(callee.Local)));
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.NotNull(record.Screening);
        Assert.True(record.Media is { EarlyPackets: > 0, EarlySoundMilliseconds: > 0 } media && media.EarlyPackets < media.PacketsReceived, $"{record.Media}");

        // Two seconds rang; the buffer holds the last of them, 120 ms at most, when the answer comes.
        using Stream file = rig.Recorded(record.Recording!);
        var octets = new byte[file.Length];
        file.ReadExactly(octets);
        short[] caller = [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(octets.AsSpan(44)).ToArray().Where((_, i) => i % 2 == 0)];
        Assert.InRange(caller.Count(sample => Math.Abs((int)sample) > 500), 0, 8000);
        await rig.FreeAsync();
    }

    [Fact]
    public async Task AcceptedTransfer_IsTheDisposition()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("I connect you."), new DialogueAct.Transfer("sip:desk@example.org")];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.OnTransfer = _ => true;
        await using AudioPort callee = rig.Answer(leg);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Completed, Disposition.Transferred), (record.Outcome, record.Disposition));
        Assert.Equal(["sip:desk@example.org"], leg.Transfers);
    }

    [Theory]
    [InlineData("transferred", "transfer_failed")]
    [InlineData(null, "transfer_failed")]
    [InlineData("agreed", "agreed")]
    public async Task FailedTransfer_IsNeverTheDispositionTransferred(string? noted, string disposition)
    {
        await using var rig = new CallRig();
        DialogueAct[] note = noted is null ? [] : [new DialogueAct.SetDisposition(new Disposition(noted))];
        rig.Dialogue.OnOpen = () => [.. note, TalkRig.Say("I connect you."), new DialogueAct.Transfer("sip:desk@example.org"), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.OnTransfer = _ => false;
        await using AudioPort callee = rig.Answer(leg);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Completed, disposition), (record.Outcome, record.Disposition.Code));
        Assert.Contains(record.Transcript, line => line.Text == rig.Options.TransferFailedSentence);
    }

    [Fact]
    public async Task SignallingThatThrows_ClosesAsFailedAndFreesTheSlot()
    {
        await using var rig = new CallRig { PlaceFault = new InvalidOperationException("stack is gone") };
        GatedAttempt gated = rig.Reserve();
        rig.Engine.Dial(rig.Order(gated));
        Assert.Equal(AttemptOutcome.Failed, (await rig.ClosedAsync(gated.Attempt)).Record.Outcome);
        await rig.FreeAsync();
    }

    [Fact]
    public async Task MissingBot_ClosesAsFailed()
    {
        await using var rig = new CallRig { Bot = null };
        GatedAttempt gated = rig.Reserve();
        rig.Engine.Dial(rig.Order(gated));
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), Ending(await rig.ClosedAsync(gated.Attempt)));
    }

    [Fact]
    public async Task LegThatNeverSaysAnything_IsEndedByTheWatchdog()
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.IsDeaf = true;
        await rig.SlotsAsync(slots => slots[0].State == SlotState.Dialling);
        // Timer B (32 s) outlasts the ring time-out of 30 s; the watchdog leaves it 10 s more.
        rig.Time.Advance(TimeSpan.FromSeconds(41));
        Assert.False(leg.HungUp.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HangupReason.Failure, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.HelpAsync(rig.ClosedAsync(gated.Attempt), TimeSpan.FromSeconds(45));
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), Ending(close));
        await rig.FreeAsync();
    }

    [Fact]
    public async Task LookUpThatHangs_DoesNotKeepTheSlot()
    {
        await using var rig = new CallRig();
        rig.LookUp = () => new TaskCompletionSource().Task;
        GatedAttempt gated = rig.Reserve();
        rig.Engine.Dial(rig.Order(gated));
        Assert.Equal(AttemptOutcome.Failed, (await rig.HelpAsync(rig.ClosedAsync(gated.Attempt), rig.Options.StoreTimeout)).Record.Outcome);
    }

    [Fact]
    public async Task NotesOfStatesThatHang_DelayNothing()
    {
        await using var rig = new CallRig();
        rig.Store.AdvanceHangs = true;
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello."), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await leg.HungUp.WaitAsync(CallRig.Patience);
        Assert.Equal(AttemptOutcome.Completed, (await rig.HelpAsync(rig.ClosedAsync(gated.Attempt), TimeSpan.FromSeconds(2))).Record.Outcome);
    }

    [Fact]
    public async Task DatabaseThatIsAway_GetsTheResultWhenItIsBack_AndTheSlotDoesNotWaitForIt()
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        rig.Store.Away = new StorageException(StorageFault.Unreachable, "away");
        leg.End(LegEndReason.Busy, 486);
        await rig.FreeAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await rig.Closer.ReplayAsync(CancellationToken.None));
        rig.Store.Away = null;
        Assert.Equal(0, await rig.Closer.ReplayAsync(CancellationToken.None));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Busy, Disposition.Busy), Ending(close));
        Assert.Equal(ContactState.RetryScheduled, close.Next.State);
        Assert.Equal(gated.Attempt.Value, close.Delivery?.IdempotencyKey);
        Assert.Equal(0, await rig.Closer.ReplayAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Hangup_ByAnOperator_EndsTheCall()
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        Assert.False(rig.Engine.Hangup(AttemptId.New(TimeProvider.System), HangupReason.Operator));
        Assert.True(rig.Engine.Hangup(gated.Attempt, HangupReason.Operator));
        Assert.Equal(HangupReason.Operator, await leg.HungUp.WaitAsync(CallRig.Patience));
        Assert.Equal(AttemptOutcome.Cancelled, (await rig.ClosedAsync(gated.Attempt)).Record.Outcome);
    }

    [Fact]
    public async Task Drain_TakesNoNewCall_AndWaitsForTheLastOne()
    {
        await using var rig = new CallRig();
        (_, FakeLeg leg) = await rig.DialAsync();
        Task drain = rig.Engine.DrainAsync(CancellationToken.None);
        Assert.Equal(DialAnswer.Draining, rig.Engine.Dial(rig.Order(rig.Reserve(), 1)));
        Assert.True(rig.Engine.Report().Draining);
        Assert.False(drain.IsCompleted);
        Assert.False(leg.HungUp.IsCompleted);
        leg.End(LegEndReason.Busy, 486);
        await drain.WaitAsync(CallRig.Patience);
    }

    [Fact]
    public async Task Cordon_TakesNoNewCallUntilItIsLifted_AndLeavesTheLiveOne()
    {
        await using var rig = new CallRig();
        (_, FakeLeg leg) = await rig.DialAsync();

        rig.Engine.Obey(HostOrder.Cordon);
        DialAnswer cordoned = rig.Engine.Dial(rig.Order(rig.Reserve(), 1));
        bool reported = rig.Engine.Report().Draining;
        rig.Engine.Obey(HostOrder.Uncordon);

        Assert.Equal(DialAnswer.Draining, cordoned);
        Assert.True(reported);
        Assert.False(leg.HungUp.IsCompleted);
        Assert.False(rig.Engine.Report().Draining);
        Assert.Equal(DialAnswer.Accepted, rig.Engine.Dial(rig.Order(rig.Reserve(), 1)));
    }

    [Fact]
    public async Task Orphans_OfAnEarlierLife_AreClosedAsUnknown()
    {
        await using var rig = new CallRig();
        GatedAttempt orphan = rig.Reserve();
        rig.Store.LeaveOpen(orphan);
        Assert.Equal(1, await rig.Sweep.SweepAsync(rig.Engine.Host, CancellationToken.None));
        AttemptClose close = await rig.ClosedAsync(orphan.Attempt);
        Assert.Equal((AttemptOutcome.Unknown, Disposition.Unknown), Ending(close));
        Assert.Equal(ContactState.Unknown, close.Next.State);
    }

    [Fact]
    public async Task GateWhoseAnswerIsLost_IsNotDialled_AndItsAttemptIsClosedLater()
    {
        await using var rig = new CallRig();
        rig.Store.GateAnswerIsLost = true;
        GatedAttempt gated = rig.Reserve();
        rig.Engine.Dial(rig.Order(gated));
        await rig.SlotsAsync(_ => !rig.Doubts.IsEmpty);
        await rig.FreeAsync();
        Assert.Empty(rig.Store.Closes);
        await rig.Sweep.SettleDoubtsAsync(rig.Engine.Host, CancellationToken.None);
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), Ending(await rig.ClosedAsync(gated.Attempt)));
        Assert.True(rig.Doubts.IsEmpty);
    }

    private static (AttemptOutcome Outcome, Disposition Disposition) Ending(AttemptClose close) => (close.Record.Outcome, close.Record.Disposition);

    /// <summary>183 with a description, and a ringback tone that goes with it.</summary>
    private static AudioPort Ring(CallRig rig, FakeLeg leg)
    {
        AudioPort callee = rig.Plane.Open();
        callee.Connect(CallRig.Agree(leg.Call.Media.Address));
        callee.Playout.Write(Sounds.Tone(425, 8000, TimeSpan.FromSeconds(8), 8000));
        leg.Tell(new LegEvent.Sent());
        leg.Tell(new LegEvent.Ringing(183, CallRig.Agree(callee.Local)));
        return callee;
    }

    private static async Task HearAsync(AudioPort callee, int frames)
    {
        var samples = new short[AudioFrame.Samples];
        using var patience = new CancellationTokenSource(CallRig.Patience);
        for (int heard = 0; heard < frames;)
        {
            await callee.ReadAsync(samples, patience.Token);
            heard += Sounds.Decibels(samples) > -40 ? 1 : 0;
        }
    }
}
