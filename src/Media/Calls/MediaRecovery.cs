using CxBridge.Domain.Fleet;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Calls;

/// <summary>
/// Mends what a crash or an absent database has left.
/// <code>
/// 1 replay    results spooled by an earlier life, before the sweep would call their attempts unknown
/// 2 sweep     orphans of earlier lives, once
/// 3 go on     results of this life that wait for the database, gates in doubt: every second while there is work, every 5 s to look for some
/// </code>
/// At the stop of the host it drains the engine, for as long as the host waits.
/// </summary>
internal sealed partial class MediaRecovery(ICallEngine engine, AttemptCloser closer, OrphanSweep sweep, TimeProvider time, ILogger<MediaRecovery> log) : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await engine.DrainAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool swept = false;
        TimeSpan wait = Shortest;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                int waiting = await closer.ReplayAsync(stoppingToken);
                if (waiting == 0 && !swept)
                {
                    int orphans = await sweep.SweepAsync(engine.Host, stoppingToken);
                    swept = true;
                    LogSwept(orphans);
                }

                await sweep.SettleDoubtsAsync(engine.Host, stoppingToken);
                wait = waiting == 0 ? Idle : Later(wait);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database is away; it is asked again until it is back.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogAway(fault);
                wait = Later(wait);
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Later(TimeSpan wait) => TimeSpan.FromTicks(Math.Clamp(2 * wait.Ticks, Shortest.Ticks, Longest.Ticks));

    [LoggerMessage(1, LogLevel.Information, "Orphans of earlier lives of this host closed: {Orphans}")]
    private partial void LogSwept(int orphans);

    [LoggerMessage(2, LogLevel.Warning, "Recovery waits for the database")]
    private partial void LogAway(Exception fault);
}
