using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Storage;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Tests.Unit.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>What breaks on our side costs its own call only, and never the slot.</summary>
public sealed class CallFailureTests
{
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
    public async Task SignallingThatThrows_ClosesAsFailedAndFreesTheSlot()
    {
        await using var rig = new CallRig { PlaceFault = new InvalidOperationException("stack is gone") };
        GatedAttempt gated = rig.Reserve();
        rig.Engine.Dial(rig.Order(gated));
        Assert.Equal(AttemptOutcome.Failed, (await rig.ClosedAsync(gated.Attempt)).Record.Outcome);
        await rig.FreeAsync();
    }

    [Fact]
    public async Task SoundThatThrows_ClosesAsFailed_AndTheRecordStillSaysOverWhichTrunk()
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.Tell(new LegEvent.Answered(null!));
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal(AttemptOutcome.Failed, record.Outcome);
        Assert.NotNull(record.Way);
        await rig.FreeAsync();
    }

    [Fact]
    public async Task MissingBot_ClosesAsFailed()
    {
        await using var rig = new CallRig { Bot = null };
        GatedAttempt gated = rig.Reserve();
        rig.Engine.Dial(rig.Order(gated));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), (close.Record.Outcome, close.Record.Disposition));
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
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), (close.Record.Outcome, close.Record.Disposition));
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
        Assert.Equal((AttemptOutcome.Busy, Disposition.Busy), (close.Record.Outcome, close.Record.Disposition));
        Assert.Equal(ContactState.RetryScheduled, close.Next.State);
        Assert.Equal(gated.Attempt.Value, close.Delivery?.IdempotencyKey);
        Assert.Equal(0, await rig.Closer.ReplayAsync(CancellationToken.None));
    }
}
