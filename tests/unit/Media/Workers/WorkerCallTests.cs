using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Tests.Unit.Media.Calls;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>Calls whose sound real worker processes make; the host's side of the call is the engine's own.</summary>
[Collection(Alone.Name)]
public sealed class WorkerCallTests
{
    [Fact]
    public async Task Call_InAWorker_IsHeldFromAnswerToRecord()
    {
        await using CallRig rig = await WorkerRigs.StartAsync(1);
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await rig.SlotsAsync(slots => slots[0].State == SlotState.InProgress);

        Assert.Equal(HangupReason.NormalClearing, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Completed, "done"), (close.Record.Outcome, close.Record.Disposition.Code));
        Assert.Equal("Ada", close.Record.Values["name"]);
        Assert.Contains(close.Record.Transcript, line => line.Text == TestWorker.Farewell);
        Assert.InRange(close.Record.Media!.PacketsSent, 25, 1000);
        Assert.Equal(gated.Attempt.Value + ".wav", close.Record.Recording);
    }

    [Theory]
    [InlineData("KILL", "ended by signal 9")]
    [InlineData("STOP", "killed, no sign of life for 2 s")]
    public async Task WorkerThatDiesOrHangs_CostsExactlyItsCall(string signal, string cause)
    {
        using var witness = new MachineWitness();
        await using CallRig rig = await WorkerRigs.StartAsync(4, fact: "talk");
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        var others = new List<AudioPort>();
        for (int slot = 1; slot < 4; slot++)
        {
            (_, FakeLeg other) = await rig.DialAsync(slot);
            others.Add(rig.Answer(other));
        }

        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));
        await rig.UntilAsync(() => callee.Statistics.PacketsReceived > 75);
        IReadOnlyList<int> before = rig.Workers!.Processes;
        await WorkerRigs.SignalAsync(signal, before[0]);

        // The far end hears a BYE, and the attempt is closed with its cause.
        Assert.Equal(HangupReason.Failure, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Failed, Disposition.WorkerLost), (close.Record.Outcome, close.Record.Disposition));
        Assert.StartsWith(cause, close.Record.End!.Detail, StringComparison.Ordinal);
        await rig.UntilAsync(() => rig.Log.Lines.Any(line => line.StartsWith($"Error: Worker 0 for Slot 0 is gone: {cause}", StringComparison.Ordinal)));
        AssertPlayable(rig, close.Record.Recording!);

        // A fresh worker stands, and the slot takes a call again.
        await rig.UntilAsync(() => (rig.Engine.Report().FreeMask & 1) == 1);
        Assert.NotEqual(before[0], rig.Workers.Processes[0]);
        (_, FakeLeg next) = await rig.DialAsync();
        await using AudioPort again = rig.Answer(next);
        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));

        // Nobody else has noticed.
        Assert.Equal(before.Skip(1), rig.Workers.Processes.Skip(1));
        // A hole may hold two pauses: one of the process that sends, one of the thread that listens.
        double machine = witness.LongestPauseMilliseconds;
        Assert.All(others, other => Assert.True(other.Statistics.LongestGapMilliseconds <= 40 + (2 * machine), $"A hole of {other.Statistics.LongestGapMilliseconds:F0} ms, and the machine paused {machine:F1} ms."));
        foreach (AudioPort other in others)
        {
            await other.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("native", "ended by signal")]
    [InlineData("leaks", "killed, ")]
    public async Task PipelineThatBreaksItsProcess_CostsExactlyItsCall(string breakage, string cause)
    {
        await using CallRig rig = await WorkerRigs.StartAsync(2, fact: "talk");
        (_, FakeLeg other) = await rig.DialAsync(1);
        await using AudioPort healthy = rig.Answer(other);
        await rig.SlotsAsync(slots => slots[1].State == SlotState.InProgress);
        rig.Facts["break"] = breakage;
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);

        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal(Disposition.WorkerLost, close.Record.Disposition);
        Assert.StartsWith(cause, close.Record.End!.Detail, StringComparison.Ordinal);
        await rig.UntilAsync(() => (rig.Engine.Report().FreeMask & 1) == 1);
        Assert.Equal(SlotState.InProgress, rig.Engine.Slots[1].State);
    }

    [Fact]
    public async Task Drain_EndsEachWorkerOnceItIsIdle()
    {
        await using CallRig rig = await WorkerRigs.StartAsync(2, fact: "talk");
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await rig.SlotsAsync(slots => slots[0].State == SlotState.InProgress);
        using var limit = new CancellationTokenSource();
        Task draining = rig.Engine.DrainAsync(limit.Token);
        await rig.UntilAsync(() => rig.Workers!.Processes[1] == 0);
        Assert.NotEqual(0, rig.Workers!.Processes[0]);
        leg.End(LegEndReason.RemoteHangup);
        await rig.ClosedAsync(gated.Attempt);
        await rig.UntilAsync(() => rig.Workers.Processes[0] == 0);
        await draining;
        Assert.DoesNotContain(rig.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CallOnALine_HearsItsMessageInAWorker_AndItsKeyIsHeard()
    {
        var timers = TimeSpan.FromSeconds(2);
        await using CallRig rig = await WorkerRigs.StartAsync(1, fact: "talk");
        rig.Settings = rig.Settings with { Pacing = new PacingSettings { Mode = PacingMode.Predictive, Abandoned = new AbandonedMessage { Text = "Nobody is free for you now." } } };
        await rig.DialAsync();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(0, PlaceKind.Line);
        await using AudioPort callee = rig.Answer(leg);
        await rig.UntilAsync(() => rig.Engine.Lines[0].State == SlotState.Message, timers);
        callee.SendDtmf("9");

        // The message's end is told by the worker; the pause for the key is the session's own.
        await rig.UntilAsync(() => leg.HungUp.IsCompleted, timers);
        CallRecord record = (await rig.HelpAsync(rig.ClosedAsync(gated.Attempt), timers)).Record;
        Assert.Equal((AttemptOutcome.Abandoned, Disposition.OptedOut), (record.Outcome, record.Disposition));
    }

    // Header and samples agree, and what was said before the end is in it.
    private static void AssertPlayable(CallRig rig, string path)
    {
        using Stream file = rig.Recorded(path);
        var header = new byte[44];
        file.ReadExactly(header);
        Assert.Equal("RIFF", System.Text.Encoding.ASCII.GetString(header, 0, 4));
        int octets = BitConverter.ToInt32(header, 40);
        Assert.InRange(octets, 32_000, file.Length - 44);
        var samples = new byte[octets];
        file.ReadExactly(samples);
        Assert.Contains(samples, octet => octet != 0);
    }
}
