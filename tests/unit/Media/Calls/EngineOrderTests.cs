using CxBridge.Domain.Attempts;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>What the engine takes and refuses: orders, hang-ups, drain, cordon.</summary>
public sealed class EngineOrderTests
{
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
}
