using Microsoft.Extensions.Hosting;

namespace CxBridge.Gateway.Ops;

/// <summary>When live feeds end: not at the request to stop, since people watch the last calls, but before the web server waits for its connections.</summary>
/// <remarks>Hosts stop in reverse order of registration; what drains calls is registered after the gateway and comes first.</remarks>
internal sealed class LiveFeedEnd : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _end = new();

    public CancellationToken Token => _end.Token;

    public Task StoppingAsync(CancellationToken cancellationToken) => _end.CancelAsync();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _end.Dispose();
}
