using CxBridge.Media;
using CxBridge.Media.Rtp;
using CxBridge.Media.Workers;
using CxBridge.TestKit;
using CxBridge.Tests.Unit.Media.Calls;

namespace CxBridge.Tests.Unit.Media.Workers;

public sealed class WorkerSupervisorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workers").FullName;
    private readonly VirtualTime _time = new();
    private readonly TestLog<WorkerSupervisor> _log = new();
    private readonly CountedMetrics _counted = new();

    [Fact]
    public async Task WorkerThatDiesAtOnce_IsStartedTwiceAndThenLessAndLessOften_AndToldOnce()
    {
        // The socket's path follows as $0.
        string births = Path.Combine(_folder, "births");
        var program = new WorkerProgram("/bin/sh", ["-c", $"echo born >> {births}; exit 3"], new Dictionary<string, string?>());
        var supervisor = Supervisor(program);
        supervisor.Start();

        await UntilAsync(() => supervisor.WhyHeld!.Contains("again and again", StringComparison.Ordinal));
        Assert.Equal(2, Births());
        Assert.Contains("ended with code 3", supervisor.WhyHeld, StringComparison.Ordinal);

        // No storm: a third life only once the time has come.
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(2, Births());
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await UntilAsync(() => supervisor.WhyHeld!.Contains("in 2 s", StringComparison.Ordinal));
        Assert.Equal(3, Births());
        Assert.Single(_log.Lines, line => line.StartsWith("Error: Worker 0 for Slot 0 is gone: ended with code 3", StringComparison.Ordinal));
        Assert.Equal(3, _counted["cxbridge.media.workers.lost"]);
        await supervisor.StopAsync();

        int Births() => File.ReadAllLines(births).Length;
    }

    [Fact]
    public async Task ProgramThatIsNotThere_HoldsItsSlotsAndSaysWhy()
    {
        var program = new WorkerProgram(Path.Combine(_folder, "nowhere"), [], new Dictionary<string, string?>());
        var supervisor = Supervisor(program);
        supervisor.Start();
        await UntilAsync(() => supervisor.WhyHeld!.Contains("nowhere", StringComparison.Ordinal));
        await supervisor.StopAsync();
    }

    private WorkerSupervisor Supervisor(WorkerProgram program) =>
        new(0, "Slot 0", new PortShare(20000, 20999), new WorkerSpares(0, program, _folder, _counted.Metrics, _time, _log), new MediaOptions(), _counted.Metrics, null!, _time, _log);

    public void Dispose()
    {
        _counted.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

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
