using CxBridge.Domain.Ids;
using CxBridge.Media;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Rtp;
using CxBridge.Media.Workers;
using CxBridge.TestKit;
using CxBridge.Tests.Unit.Media.Calls;
using CxBridge.Tests.Unit.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>Worker processes that speak another version than their host, as where the program was replaced while the host ran.</summary>
public sealed class OtherVersionTests : IDisposable
{
    private const int Other = WorkerMessage.Version + 1;
    private readonly string _folder = Directory.CreateTempSubdirectory("versions").FullName;
    private readonly VirtualTime _time = new();
    private readonly TestLog<WorkerSupervisor> _log = new();
    private readonly CountedMetrics _counted = new();

    private static string Both => $"the worker speaks version {Other} of the worker protocol and this host version {WorkerMessage.Version}";

    [Fact]
    public async Task Worker_IsRefusedWithBothVersions_ToldOnce_AndGetsNoCalls()
    {
        var supervisor = new WorkerSupervisor(
            0, "Slot 0", new PortShare(20000, 20999), Spares(0), new MediaOptions(), _counted.Metrics, null!, _time, _log);
        supervisor.Start();
        await UntilAsync(() => supervisor.WhyHeld!.Contains("again and again", StringComparison.Ordinal));

        Assert.Contains(Both, supervisor.WhyHeld, StringComparison.Ordinal);
        Assert.Single(_log.Lines, line => line.StartsWith($"Error: Worker 0 for Slot 0 is gone: {Both}", StringComparison.Ordinal));
        Assert.Equal(2, _counted["cxbridge.media.workers.lost"]);
        var order = new SoundOrder(CallPlace.Slot(0), AttemptId.New(TimeProvider.System), TestBots.Silent, new Dictionary<string, string>());
        await Assert.ThrowsAsync<SoundUnavailableException>(() => supervisor.OpenAsync(order, null!, new CancellationToken(canceled: true))); // Who waits no longer.
        await supervisor.StopAsync();
    }

    [Fact]
    public async Task Spare_IsRefusedWithBothVersions_ToldOnce_AndCounted()
    {
        WorkerSpares spares = Spares(1);
        spares.Start(Task.CompletedTask);
        await UntilAsync(() => _counted["cxbridge.media.workers.lost"] == 2);

        Assert.Empty(spares.Processes);
        Assert.Single(_log.Lines, line => line.StartsWith($"Warning: A spare worker is gone: {Both}", StringComparison.Ordinal));
        await spares.StopAsync();
    }

    public void Dispose()
    {
        _counted.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private WorkerSpares Spares(int count) => new(count, StrangeWorker.Program(Other), _folder, _counted.Metrics, _time, _log);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(CallRig.Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!condition())
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }
}
