using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Tests.Unit.Media.Calls;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>What a dead worker leaves behind: its slots to a process that stood ready before, and what was said to the record of its call.</summary>
[Collection(Alone.Name)]
public sealed class LostWorkerTests
{
    [Fact]
    public async Task WorkerKilledUnderALiveCall_CostsExactlyItsCall_LeavesWhatWasSaid_AndItsSlotToTheSpare()
    {
        // Calls that are live, and of one of them the host was told what was said.
        await using CallRig rig = await WorkerRigs.StartAsync(3, spares: 1, fact: "stay");
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        (_, FakeLeg second) = await rig.DialAsync(1);
        await using AudioPort secondCallee = rig.Answer(second);
        (_, FakeLeg third) = await rig.DialAsync(2);
        await using AudioPort thirdCallee = rig.Answer(third);
        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));
        var sounds = Assert.IsType<OpenedSounds>(rig.Sounds);
        await rig.UntilAsync(() => sounds[0].SoFar is { Transcript.Count: > 0 });

        // Whoever takes the dead one's place is there already: connected, and all it needs is loaded.
        await rig.UntilAsync(() => rig.Workers!.Spares.Count == 1);
        int spare = rig.Workers!.Spares[0];
        IReadOnlyList<int> before = rig.Workers.Processes;
        await WorkerRigs.SignalAsync("KILL", before[0]);

        // Its far end hears a BYE. The record has the cause, and what was said.
        Assert.Equal(HangupReason.Failure, await leg.HungUp.WaitAsync(CallRig.Patience));
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Failed, Disposition.WorkerLost, "ended by signal 9"), (record.Outcome, record.Disposition, record.End!.Detail));
        Assert.Equal(TestWorker.Farewell, record.Transcript[0].Text);
        Assert.Equal("Ada", record.Values["name"]);
        Assert.True(record.Media!.PacketsSent > 0);

        // The slot is the spare's, and takes a call. Nothing was started for it.
        await rig.UntilAsync(() => (rig.Engine.Report().FreeMask & 1) == 1);
        Assert.Equal([spare, .. before.Skip(1)], rig.Workers.Processes);
        (_, FakeLeg next) = await rig.DialAsync();
        await using AudioPort again = rig.Answer(next);
        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));

        // Nobody else was hung up on.
        Assert.False(second.HungUp.IsCompleted || third.HungUp.IsCompleted);
    }

    [Fact]
    public async Task SpareThatIsTaken_OrDiesWhileItWaits_IsFollowedByAnother()
    {
        await using CallRig rig = await WorkerRigs.StartAsync(1, spares: 1);
        await rig.UntilAsync(() => rig.Workers!.Spares.Count == 1);
        int first = rig.Workers!.Spares[0];
        await WorkerRigs.SignalAsync("KILL", rig.Workers.Processes[0]);
        await rig.UntilAsync(() => rig.Workers.Processes[0] == first && rig.Workers.Spares.Count == 1);

        int second = rig.Workers.Spares[0];
        Assert.NotEqual(first, second);
        await WorkerRigs.SignalAsync("KILL", second);
        await rig.UntilAsync(() => rig.Workers.Spares is [var third] && third != second);
        Assert.Equal(first, rig.Workers.Processes[0]);
    }
}
