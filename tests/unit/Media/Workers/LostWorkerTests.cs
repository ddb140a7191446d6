using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Tests.Unit.Media.Calls;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>What a dead worker leaves behind: what was said to the record of its call.</summary>
[Collection(Alone.Name)]
public sealed class LostWorkerTests
{
    [Fact]
    public async Task WorkerKilledUnderALiveCall_CostsExactlyItsCall_AndLeavesWhatWasSaid()
    {
        // Calls that are live, and of one of them the host was told what was said.
        await using CallRig rig = await WorkerRigs.StartAsync(3, fact: "stay");
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        (_, FakeLeg second) = await rig.DialAsync(1);
        await using AudioPort secondCallee = rig.Answer(second);
        (_, FakeLeg third) = await rig.DialAsync(2);
        await using AudioPort thirdCallee = rig.Answer(third);
        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));
        var sounds = Assert.IsType<OpenedSounds>(rig.Sounds);
        await rig.UntilAsync(() => sounds[0].SoFar is { Transcript.Count: > 0 });
        IReadOnlyList<int> before = rig.Workers!.Processes;
        await WorkerRigs.SignalAsync("KILL", before[0]);

        // Its far end hears a BYE. The record has the cause, and what was said.
        Assert.Equal(HangupReason.Failure, await leg.HungUp.WaitAsync(CallRig.Patience));
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Failed, Disposition.WorkerLost, "ended by signal 9"), (record.Outcome, record.Disposition, record.End!.Detail));
        Assert.Equal(TestWorker.Farewell, record.Transcript[0].Text);
        Assert.Equal("Ada", record.Values["name"]);
        Assert.True(record.Media!.PacketsSent > 0);

        // Nobody else was hung up on.
        await rig.UntilAsync(() => (rig.Engine.Report().FreeMask & 1) == 1);
        Assert.Equal(before.Skip(1), rig.Workers.Processes.Skip(1));
        Assert.False(second.HungUp.IsCompleted || third.HungUp.IsCompleted);
    }
}
