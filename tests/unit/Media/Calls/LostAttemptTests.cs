using CxBridge.Domain.Attempts;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Storage;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>Attempts whose host cannot know how far they came: closed, and not dialled. And those of which it knows that nothing was sent.</summary>
public sealed class LostAttemptTests
{
    [Fact]
    public async Task Orphans_OfAnEarlierLife_AreClosedAsUnknown()
    {
        await using var rig = new CallRig();
        GatedAttempt orphan = rig.Reserve();
        rig.Store.LeaveOpen(orphan);
        Assert.Equal(1, await rig.Sweep.SweepAsync(rig.Engine.Host, CancellationToken.None));
        AttemptClose close = await rig.ClosedAsync(orphan.Attempt);
        Assert.Equal((AttemptOutcome.Unknown, Disposition.Unknown), (close.Record.Outcome, close.Record.Disposition));
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
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), (close.Record.Outcome, close.Record.Disposition));
        Assert.True(rig.Doubts.IsEmpty);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnAttemptWithoutAPermit_IsWithdrawn_HoweverLongTheStoreIsAway(bool away)
    {
        await using var rig = new CallRig();
        rig.Desk.Permit = _ => new PermitAnswer(PermitRefusal.Paused, TimeSpan.Zero);
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        rig.Store.Away = away ? new StorageException(StorageFault.Unreachable, "away") : null;
        Assert.NotNull((await leg.Call.Permits!.NextAsync(default)).Refusal);
        leg.End(LegEndReason.CarrierFailure);
        await rig.FreeAsync(TimeSpan.FromSeconds(1));

        rig.Store.Away = null;
        Assert.Equal(0, await rig.Closer.ReplayAsync(CancellationToken.None));

        Assert.Equal(gated.Attempt, Assert.Single(rig.Store.Withdrawals));
        Assert.Empty(rig.Store.Closes);
        Assert.Equal(gated.Attempt, (await rig.ToldAsync()).Attempt);
    }
}
