using CxBridge.Media.Calls.Sounds;

namespace CxBridge.Media.Workers;

/// <summary>
/// The workers of lines, which come and go, for a host that dials on no lines should not pay for them.
/// <code>
/// asleep -> its turn: as many at a time as half the processors can start, two to eight; the lines of the others are held
///        -> a call begins there and waits for the process -> stands -> no call for Media:LineWorkerRest -> asleep
/// </code>
/// </summary>
#pragma warning disable CA1001 // StopAsync lets go of it.
internal sealed class LineWorkers(IReadOnlyList<WorkerSupervisor> workers, WorkerBerths berths, TimeSpan rest, TimeProvider time)
#pragma warning restore CA1001
{
    /// <summary>How many may be on their way at a time.</summary>
    public static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount / 2, 2, 8);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(15);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Begins to send workers to sleep.</summary>
    public void Start() => _running = workers.Count > 0 ? RunAsync() : Task.CompletedTask;

    /// <summary>Whether a worker that sleeps may be woken by a call: those with the lowest numbers, while few others are on their way.</summary>
    public bool MayWake(WorkerSupervisor worker)
    {
        bool passed = false;
        int before = 0;
        foreach (WorkerSupervisor other in workers)
        {
            passed |= other == worker;
            before += other.IsAsleep ? (passed ? 0 : 1) : other.WhyHeld is null ? 0 : 1;
        }

        return passed && before < AtOnce;
    }

    /// <summary>Sends no more to sleep.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(rest / 2 < LongestPeriod ? rest / 2 : LongestPeriod, time);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            foreach (WorkerSupervisor worker in workers.Where(worker => worker.Idle >= rest && !berths.ServesSlot(worker.Number)))
            {
                worker.Sleep();
            }
        }
    }
}
