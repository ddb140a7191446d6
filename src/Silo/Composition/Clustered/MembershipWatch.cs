using CxBridge.Silo.Hosting;

namespace CxBridge.Silo.Composition;

/// <summary>A silo that leaves takes grains with it, its own and some that only had their directory entry there: the watchdog looks for them.</summary>
internal sealed partial class MembershipWatch(ISiloStatusOracle silos, WatchdogCall watchdog, ILogger<MembershipWatch> logger) : IHostedService, ISiloStatusListener
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        silos.SubscribeToSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        silos.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (updatedSilo.Equals(silos.SiloAddress) || status is not (SiloStatus.Active or SiloStatus.Dead))
        {
            return;
        }

        LogChanged(silos.TryGetSiloName(updatedSilo, out string? name) ? name : updatedSilo.ToString(), status);
        watchdog.Soon();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Host {Host} of the cell is {Status}")]
    private partial void LogChanged(string? host, SiloStatus status);
}
