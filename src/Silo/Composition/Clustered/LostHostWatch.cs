using CxBridge.Media.Calls;

namespace CxBridge.Silo.Composition;

/// <summary>
/// Looks on every control host for hosts that the cell has declared dead and whose name nobody bears any more. One that comes back in time settles
/// its own calls, with more knowledge. Orleans ends a process that finds itself declared dead, so a dead host has no calls.
/// </summary>
internal sealed partial class LostHostWatch(ISiloStatusOracle silos, LostHosts lost, TimeProvider time, ILogger<LostHostWatch> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, long> _missingSince = new(StringComparer.Ordinal);
    private readonly HashSet<SiloAddress> _settled = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, time);
        bool failing = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await LookAsync(stoppingToken);
                    failing = false;
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    if (!failing)
                    {
                        failing = true;
                        LogAway(problem);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; another control host goes on looking.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        ILookup<string, (SiloAddress Silo, SiloStatus Status)> byName = silos.GetApproximateSiloStatuses()
            .ToLookup(s => silos.TryGetSiloName(s.Key, out string? name) ? name : "", s => (s.Key, s.Value), StringComparer.Ordinal);
        foreach (IGrouping<string, (SiloAddress Silo, SiloStatus Status)> host in byName)
        {
            if (host.Key.Length == 0 || host.Any(s => s.Status != SiloStatus.Dead) || host.All(s => _settled.Contains(s.Silo)))
            {
                _missingSince.Remove(host.Key);
            }
            else if (_missingSince.TryAdd(host.Key, time.GetTimestamp()) is false && time.GetElapsedTime(_missingSince[host.Key]) >= s_grace)
            {
                int closed = await lost.CloseAsync(host.Key, cancellationToken);
                _settled.UnionWith(host.Select(s => s.Silo));
                if (closed > 0)
                {
                    LogLost(host.Key, closed);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Host {Host} is gone and did not come back; {Attempts} attempts of it are closed as unknown")]
    private partial void LogLost(string host, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The calls of lost hosts cannot be settled for now; trying again every 5 s")]
    private partial void LogAway(Exception problem);
}
