using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Workers;
using CxBridge.Tests.Unit.Media.Calls;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>Lines whose sound worker processes make, one for each line in use.</summary>
[Collection(Alone.Name)]
public sealed class LineWorkerTests
{
    [Theory]
    [InlineData("in a slot")]
    [InlineData("in a slot, from a line")]
    [InlineData("on a line")]
    public async Task WorkerThatIsKilled_CostsExactlyItsCall_WhereverThatStands(string where)
    {
        await using CallRig rig = await RigAsync(slots: 2, lines: 2);
        (GatedAttempt direct, FakeLeg directLeg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(directLeg);
        (GatedAttempt moved, FakeLeg movedLeg) = await rig.DialAsync(0, PlaceKind.Line);
        int ofLine = rig.Workers!.LineProcesses[0];
        await using AudioPort movedCallee = rig.Answer(movedLeg);
        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));

        // It took its worker along, and its line has the slot's: the next call there waits for no process.
        Assert.Equal((ofLine, rig.Workers.Processes[1]), (rig.Workers.ProcessOf(CallPlace.Slot(1)), rig.Workers.ProcessOf(CallPlace.Line(0))));
        (GatedAttempt ringing, FakeLeg ringingLeg) = await rig.DialAsync(0, PlaceKind.Line);
        (_, FakeLeg other) = await rig.DialAsync(1, PlaceKind.Line);
        int[] processes = [.. rig.Workers.Processes, .. rig.Workers.LineProcesses];
        Assert.Equal(4, processes.Where(process => process != 0).Distinct().Count());

        (CallPlace place, GatedAttempt lost, FakeLeg leg) = where switch
        {
            "in a slot" => (CallPlace.Slot(0), direct, directLeg),
            "on a line" => (CallPlace.Line(0), ringing, ringingLeg),
            _ => (CallPlace.Slot(1), moved, movedLeg),
        };
        int killed = rig.Workers.ProcessOf(place);
        await WorkerRigs.SignalAsync("KILL", killed);

        Assert.Equal(HangupReason.Failure, await leg.HungUp.WaitAsync(CallRig.Patience));
        CallRecord record = (await rig.ClosedAsync(lost.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Failed, Disposition.WorkerLost, "ended by signal 9"), (record.Outcome, record.Disposition, record.End!.Detail));

        // All places are whole again, and nobody else has lost their process or their call.
        await rig.UntilAsync(() => rig.Engine.Holds.Count == 0);
        int[] after = [.. rig.Workers.Processes, .. rig.Workers.LineProcesses];
        Assert.Equal(processes.Where(process => process != killed), after.Where(processes.Contains));
        FakeLeg[] others = [.. new[] { directLeg, movedLeg, ringingLeg, other }.Where(one => one != leg)];
        Assert.All(others, one => Assert.False(one.HungUp.IsCompleted));
        await rig.UntilAsync(() => rig.Engine.Slots.Concat(rig.Engine.Lines).Count(one => one.State != SlotState.Free) == 3);
    }

    [Fact]
    public async Task WorkerOfALine_StartsWithTheFirstCallThere_SleepsAfterTheLast_AndIsWokenByTheNext()
    {
        await using CallRig rig = await RigAsync(slots: 1, lines: LineWorkers.AtOnce + 1, rest: TimeSpan.FromSeconds(1));
        Assert.All(rig.Workers!.LineProcesses, process => Assert.Equal(0, process));

        // A few at a time: the next in turn is not offered, and an order for it has no effect.
        ulong few = (1UL << LineWorkers.AtOnce) - 1;
        Assert.Equal(few, rig.Engine.Report().FreeLines);
        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Dial(rig.Order(rig.Reserve(), LineWorkers.AtOnce, PlaceKind.Line)));

        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        Assert.NotEqual(0, rig.Workers.LineProcesses[0]);
        Assert.All(rig.Workers.LineProcesses.Skip(1), process => Assert.Equal(0, process));
        Assert.Equal((few << 1) & ~1UL, rig.Engine.Report().FreeLines);
        leg.End(LegEndReason.Busy, 486);
        await rig.ClosedAsync(gated.Attempt);
        await rig.UntilAsync(() => rig.Workers.LineProcesses[0] == 0);
        Assert.NotEqual(0, rig.Workers.Processes[0]);

        await rig.DialAsync(0, PlaceKind.Line);
        Assert.NotEqual(0, rig.Workers.LineProcesses[0]);
        Assert.DoesNotContain(rig.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LineWhoseWorkerDoesNotComeToStand_TakesNoCall_AndTheAttemptIsAsIfItHadNotBeen()
    {
        var broken = new WorkerProgram("/bin/sh", ["-c", "exit 3"], new Dictionary<string, string?>());
        await using var rig = new CallRig(1, workers: new MediaOptions { SlotsPerWorker = 1 }, program: broken);
        rig.Settings = rig.Settings with { Pacing = s_onLines };
        GatedAttempt gated = rig.Reserve();

        Assert.Equal(DialAnswer.Accepted, rig.Engine.Dial(rig.Order(gated, 0, PlaceKind.Line)));
        Assert.Equal(gated.Attempt, (await rig.ToldAsync()).Attempt);
        Assert.Equal(gated.Attempt, Assert.Single(rig.Store.Withdrawals));
        Assert.Empty(rig.Store.Closes);

        // From then on the line is held, and people are told.
        await rig.UntilAsync(() => rig.Engine.Holds.Any(hold => hold.StartsWith("Line 0: the worker process dies again and again (ended with code 3)", StringComparison.Ordinal)));
        Assert.Equal(0UL, rig.Engine.Report().FreeLines & 1);
        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Dial(rig.Order(rig.Reserve(), 0, PlaceKind.Line)));
    }

    [Fact]
    public async Task Drain_EndsTheWorkersOfLinesToo_AndWhoeverAnswersMeanwhileGetsASlot()
    {
        await using CallRig rig = await RigAsync(slots: 2, lines: 1);
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        using var limit = new CancellationTokenSource();
        Task draining = rig.Engine.DrainAsync(limit.Token);
        await rig.UntilAsync(() => rig.Workers!.Processes.All(process => process == 0));

        await using AudioPort callee = rig.Answer(leg);
        await rig.SlotsAsync(slots => slots[0].State == SlotState.InProgress);
        leg.End(LegEndReason.RemoteHangup);
        Assert.NotEqual(Disposition.Abandoned, (await rig.ClosedAsync(gated.Attempt)).Record.Disposition);
        await rig.UntilAsync(() => rig.Workers!.LineProcesses[0] == 0);
        await draining;
    }

    private static readonly PacingSettings s_onLines = new() { Mode = PacingMode.Predictive, Abandoned = new AbandonedMessage { Text = "Nobody is free for you now." } };

    private static async Task<CallRig> RigAsync(int slots, int lines, TimeSpan? rest = null)
    {
        CallRig rig = await WorkerRigs.StartAsync(slots, fact: "talk", lines: lines, lineWorkerRest: rest);
        rig.Settings = rig.Settings with { Pacing = s_onLines };
        return rig;
    }
}
