using System.Diagnostics;
using System.Globalization;

namespace CxBridge.Bench.Workers;

/// <summary>
/// 16 live calls with one setting of <c>Media:SlotsPerWorker</c>.
/// <code>
/// 1 idle      host and workers stand, nobody is called: memory
/// 2 live      16 calls are being held: memory, and processor time over some seconds
/// 3 kill      one worker dies: calls lost, time to the next that can take calls
/// </code>
/// </summary>
internal sealed class WorkerBench(int slotsPerWorker, bool onLines, TimeSpan length, TimeProvider time)
{
    private const int Slots = 16;
    private const string Ready = "is ready: process ";
    private const string OfLines = " for Line";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    public async Task<WorkerFigures> RunAsync()
    {
        await using var stage = new Stage();
        await stage.SetUpAsync(slotsPerWorker, onLines);

        // 1 idle
        await UntilAsync(async () => (await stage.SlotsAsync()).Free == Slots);
        await Task.Delay(Settle, time);
        double idle = ProcessTree.Megabytes(ProcessTree.Of(stage.Host));

        // 2 live
        await stage.StartCallsAsync();
        await UntilAsync(async () => (await stage.SlotsAsync()).Live >= Slots - 1);
        await Task.Delay(Settle, time);
        IReadOnlyList<int> tree = ProcessTree.Of(stage.Host);
        double used = ProcessTree.ProcessorSeconds(tree);
        long began = time.GetTimestamp();
        var live = new List<int>();
        double memory = 0;
        while (time.GetElapsedTime(began) < length)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time);
            live.Add((await stage.SlotsAsync()).Live);
            memory = Math.Max(memory, ProcessTree.Megabytes(ProcessTree.Of(stage.Host)));
        }

        double processors = (ProcessTree.ProcessorSeconds(tree) - used) / time.GetElapsedTime(began).TotalSeconds;

        int processes = Processes + Count(stage, OfLines);

        // 3 kill
        (double? replaced, int lost) = slotsPerWorker == 0 ? (null, 0) : await KillOneAsync(stage);
        return new WorkerFigures(
            slotsPerWorker, processes, Math.Round(idle), Math.Round(memory), Math.Round(processors, 2), Math.Round(live.Average(), 1), replaced, lost);
    }

    // The host, the workers of its slots and one spare.
    private int Processes => slotsPerWorker == 0 ? 1 : 2 + ((Slots + slotsPerWorker - 1) / slotsPerWorker);

    private async Task<(double? Milliseconds, int Lost)> KillOneAsync(Stage stage)
    {
        await UntilAsync(() => Task.FromResult(Count(stage, "A spare worker stands ready") > 0));
        int worker = ServingWorker(stage.Log);
        int ready = Count(stage, Ready);
        long began = time.GetTimestamp();
        using (Process kill = Process.GetProcessById(worker))
        {
            kill.Kill();
        }

        await UntilAsync(() => Task.FromResult(Count(stage, Ready) > ready));
        double took = time.GetElapsedTime(began).TotalMilliseconds;
        await Task.Delay(Settle, time);
        return (Math.Round(took), Count(stage, "the worker of slot"));
    }

    // "Worker 0 for Slot 0 is ready: process 4711, after ...": a spare one serves nobody, and calls that began on lines are with the lines' workers.
    private int ServingWorker(string log)
    {
        string first = log[(onLines ? log.IndexOf(OfLines, StringComparison.Ordinal) : 0)..];
        string after = first[(first.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..];
        return int.Parse(after[..after.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }

    private static int Count(Stage stage, string what) => stage.Log.Split(what).Length - 1;

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        long began = time.GetTimestamp();
        while (!await condition())
        {
            if (time.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException("The calls did not come to be; nothing was measured.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), time);
        }
    }
}
