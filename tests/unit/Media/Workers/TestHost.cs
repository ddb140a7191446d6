using System.Globalization;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;
using CxBridge.Media;
using CxBridge.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>A host of two workers and a spare one that says their process numbers and then waits to be killed.</summary>
internal sealed class TestHost : IRecordingStore
{
    public static async Task RunAsync(string folder)
    {
        var options = new MediaOptions { Slots = 2, SlotsPerWorker = 1, SpareWorkers = 1 };
        var sounds = new WorkerSounds(
            TestWorker.Program(options, folder), Microsoft.Extensions.Options.Options.Create(options), new MediaMetrics(), new TestHost(), TimeProvider.System, new TestLog<WorkerSupervisor>());
        await sounds.StartAsync(CancellationToken.None);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (sounds.Processes.Contains(0) || sounds.Spares.Count == 0)
        {
            await look.WaitForNextTickAsync();
        }

        Console.WriteLine(string.Join(' ', sounds.Processes.Concat(sounds.Spares).Select(process => process.ToString(CultureInfo.InvariantCulture))));
        await Task.Delay(Timeout.Infinite);
    }

    string IRecordingStore.PathFor(AttemptId attempt) => attempt.Value;

    Stream IRecordingStore.Create(string path) => throw new NotSupportedException();

    Stream? IRecordingStore.OpenRead(string path) => null;
}
