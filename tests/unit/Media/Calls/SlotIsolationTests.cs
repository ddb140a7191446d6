using System.Diagnostics;
using System.Text.Json;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>One of 16 live calls breaks in every way that code can break; the other 15 callees count the holes in what they hear.</summary>
[Collection(Alone.Name)]
public sealed class SlotIsolationTests : IDisposable
{
    private const int Slots = 16;

    // A frame in 20 ms, and as much again for the pacing thread to be late: more is heard.
    private const double LongestHole = 40;

    private readonly ManualResetEventSlim _release = new();

    public static TheoryData<string> Breakages => ["throws", "spins", "blocks"];

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task OneBrokenPipeline_IsNotHeardByTheOther15(string breakage)
    {
        using var witness = new MachineWitness();
        await using var rig = new CallRig(Slots);
        var callees = new List<AudioPort>();
        Task<HangupReason>? hungUp = null;
        for (int slot = 0; slot < Slots; slot++)
        {
            (_, FakeLeg leg) = await rig.DialAsync(slot);
            callees.Add(rig.Answer(leg));
            hungUp ??= leg.HungUp;
        }

        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));
        // Only the first callee speaks, so only its pipeline reaches the recogniser.
        rig.Recognition.OnWrite = Break(breakage);
        callees[0].Playout.Write(Sounds.Speech(TimeSpan.FromSeconds(2)));

        long from = callees[1].Statistics.PacketsReceived;
        await rig.UntilAsync(() => callees[1].Statistics.PacketsReceived > from + 250);
        Assert.Equal(HangupReason.Failure, await hungUp!.WaitAsync(CallRig.Patience));
        AssertNotHeard([.. callees.Skip(1).Select(callee => callee.Statistics.LongestGapMilliseconds)], witness.LongestPauseMilliseconds);
        Assert.All(rig.Engine.Slots.Skip(1), slot => Assert.Equal(SlotState.InProgress, slot.State));
        _release.Set();
        foreach (AudioPort callee in callees)
        {
            await callee.DisposeAsync();
        }
    }

    // The collector pauses for the whole heap, and thousands of tests have left theirs in this process: the sixteen calls have one of their own, as in a host.
    [Fact]
    public async Task OneLeakingPipeline_IsNotHeardByTheOther15()
    {
        LeakFigures figures = await InAProcessAsync<LeakFigures>("leak");
        AssertNotHeard(figures.Holes, figures.MachineMilliseconds);
        Assert.Equal(Slots - 1, figures.OthersInProgress);
    }

    [Theory]
    [InlineData(EndedLeak.Frames)]
    [InlineData(EndedLeak.Dialogue)]
    public async Task OneLeakingCall_IsEnded_AndGivesItsMemoryAndItsSlotBack_AndIsNotHeardByTheOther15_NorIsOneEndedThatGivesBackWhatItAllocates(string way)
    {
        // What the watchdog does to the others it does every time. Where the machine gives ordinary threads no time each collection waits for them, and that comes and goes.
        EndedLeakFigures figures = await LeakAsync(way);
        for (int again = 0; again < 2 && !figures.Holes.All(hole => IsNotHeard(hole, figures.MachineMilliseconds)); again++)
        {
            figures = await LeakAsync(way);
        }

        AssertNotHeard(figures.Holes, figures.MachineMilliseconds);
    }

    public void Dispose()
    {
        _release.Set();
        _release.Dispose();
    }

    private static async Task<EndedLeakFigures> LeakAsync(string way)
    {
        EndedLeakFigures figures = await InAProcessAsync<EndedLeakFigures>("leak", way);
        Assert.Equal((HangupReason.Failure, "failed", "failed", 1), (figures.HungUpFor, figures.Outcome, figures.Disposition, figures.Counted));
        Assert.Matches("^it leaks: up to [0-9]+ MB held, 32 MB allowed \\(Media:CallMemoryLimitMb\\)$", figures.Detail);
        Assert.Contains("MB were given back", Assert.Single(figures.Log), StringComparison.Ordinal);
        Assert.Equal(SlotState.InProgress, figures.NextInTheSlot);
        Assert.Equal(Slots - 1, figures.OthersInProgress);
        return figures;
    }

    private static async Task<T> InAProcessAsync<T>(params string[] what)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SlotIsolationTests).Assembly.Location, .. what]) { UseShellExecute = false, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<T>(said)!;
    }

    private static void AssertNotHeard(IReadOnlyList<double> holes, double machine)
    {
        Assert.Equal(Slots - 1, holes.Count);
        Assert.All(holes, hole => Assert.True(IsNotHeard(hole, machine), $"A hole of {hole:F0} ms, and the machine paused {machine:F1} ms."));
    }

    // A hole may hold two pauses: one of the thread that sends, one of the thread that listens.
    private static bool IsNotHeard(double hole, double machine) => hole is >= 1 && hole <= LongestHole + (2 * machine);

    private Action Break(string breakage) => breakage switch
    {
        "throws" => () => throw new InvalidOperationException("A pipeline broke on purpose."),
        "blocks" => _release.Wait,
        _ => Spin,
    };

    private void Spin()
    {
        while (!_release.IsSet)
        {
            Thread.SpinWait(1000);
        }
    }
}
