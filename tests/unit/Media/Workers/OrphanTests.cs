using System.Diagnostics;
using System.Globalization;
using CxBridge.Tests.Unit.Media.Calls;

namespace CxBridge.Tests.Unit.Media.Workers;

[Collection(Alone.Name)]
public sealed class OrphanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orphans").FullName;

    [Theory]
    [InlineData("")]
    [InlineData("hanging")]
    public async Task HostThatIsKilled_TakesItsWorkersAlong(string state)
    {
        using Process host = Process.Start(new ProcessStartInfo("dotnet", [typeof(OrphanTests).Assembly.Location, "host", _folder]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string line = await host.StandardOutput.ReadLineAsync().WaitAsync(CallRig.Patience) ?? "";
        int[] workers = [.. line.Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        Assert.All(workers, worker => Assert.True(IsAlive(worker)));
        if (state.Length > 0)
        {
            using Process stop = Process.Start("kill", ["-STOP", .. workers.Select(worker => worker.ToString(CultureInfo.InvariantCulture))]);
            await stop.WaitForExitAsync();
        }

        host.Kill();
        using var patience = new CancellationTokenSource(CallRig.Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (workers.Any(IsAlive))
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A process that has ended may wait for its parent (proc(5), state Z).
    private static bool IsAlive(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
