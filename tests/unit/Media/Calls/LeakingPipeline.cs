using System.Text.Json;
using CxBridge.Domain.Fleet;
using CxBridge.Media;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>16 live calls of which the first keeps 1 MB of each frame, in a process of their own. Says its <see cref="LeakFigures"/> as JSON.</summary>
internal static class LeakingPipeline
{
    private const int Slots = 16;

    public static async Task RunAsync()
    {
        using var pacing = new MachineWitness(MachineWitness.Rank.Pacing);
        using var ordinary = new MachineWitness(MachineWitness.Rank.Ordinary);
        await using var rig = new CallRig(Slots);
        var callees = new List<AudioPort>();
        for (int slot = 0; slot < Slots; slot++)
        {
            (_, FakeLeg leg) = await rig.DialAsync(slot);
            callees.Add(rig.Answer(leg));
        }

        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));
        // Only the first callee speaks, so only its pipeline reaches the recogniser.
        var leak = new List<byte[]>();
        rig.Recognition.OnWrite = () => leak.Add(GC.AllocateUninitializedArray<byte>(1 << 20));
        callees[0].Playout.Write(Sounds.Speech(TimeSpan.FromSeconds(2)));
        long from = callees[1].Statistics.PacketsReceived;
        await rig.UntilAsync(() => callees[1].Statistics.PacketsReceived > from + 250);

        // A collection begins when every thread has stopped at a safe point, the ordinary ones too: where the machine gives them no time, it is the machine that pauses.
        Console.WriteLine(JsonSerializer.Serialize(new LeakFigures(
            [.. callees.Skip(1).Select(callee => callee.Statistics.LongestGapMilliseconds)],
            Math.Max(pacing.LongestPauseMilliseconds, ordinary.LongestPauseMilliseconds),
            rig.Engine.Slots.Skip(1).Count(slot => slot.State == SlotState.InProgress))));
        foreach (AudioPort callee in callees)
        {
            await callee.DisposeAsync();
        }
    }
}
