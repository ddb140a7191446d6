using System.Diagnostics;
using System.Globalization;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Fleet;
using CxBridge.Media;
using CxBridge.Tests.Unit.Media.Calls;
using CxBridge.Voice.Bots;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>Call engines whose sound real worker processes make, one for each slot and each line in use.</summary>
internal static class WorkerRigs
{
    private static readonly BotDefinition s_bot = BotReader.Read(PracticeBots.Appointment).Bot!;

    /// <summary>One whose workers are ready.</summary>
    /// <param name="slots">How many slots, and workers that stand from the start.</param>
    /// <param name="spares">How many more processes are to stand by.</param>
    /// <param name="fact">A fact of every contact that tells the bot what to do (<see cref="TestWorker"/>).</param>
    /// <param name="lines">How many lines.</param>
    /// <param name="lineWorkerRest">How long the worker of a line stays without a call.</param>
    public static async Task<CallRig> StartAsync(int slots, int spares = 0, string? fact = null, int lines = 2, TimeSpan? lineWorkerRest = null)
    {
        var options = new MediaOptions { SlotsPerWorker = 1, SpareWorkers = spares, WorkerMemoryLimitMb = 300, WorkerTimeout = TimeSpan.FromSeconds(2), LineWorkerRest = lineWorkerRest ?? TimeSpan.FromMinutes(5) };
        var rig = new CallRig(slots, lines: lines, workers: options) { Bot = s_bot };
        if (fact is not null)
        {
            rig.Facts[fact] = "";
        }

        Assert.Equal(DialAnswer.SlotBusy, rig.Engine.Dial(rig.Order(rig.Reserve())));
        await rig.Workers!.StartAsync(CancellationToken.None);
        await rig.UntilAsync(() => rig.Engine.Holds.Count == 0);
        return rig;
    }

    /// <summary>Sends a process a signal, such as KILL.</summary>
    public static async Task SignalAsync(string signal, int process)
    {
        using Process kill = Process.Start("kill", ["-" + signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
