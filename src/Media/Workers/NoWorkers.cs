using Microsoft.Extensions.Hosting;

namespace CxBridge.Media.Workers;

/// <summary>Stands where workers would be kept alive, when all calls run in the host's process.</summary>
internal sealed class NoWorkers : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
