using CxBridge.Domain.Fleet;
using CxBridge.Silo.Composition;
using Microsoft.Extensions.Options;

namespace CxBridge.Silo.Hosting;

/// <summary>At a request to stop: no new calls, live ones to their end within the limit, before anything they need is stopped.</summary>
/// <remarks>It stops before any service does (<see cref="IHostedLifecycleService"/>), the web server included: while calls come to their end, people watch them.</remarks>
internal sealed partial class Drain(ICallEngine engine, IOptions<HostAgentOptions> options, TimeProvider time, ILogger<Drain> logger) : IHostedLifecycleService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.DrainLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        LogDraining(options.Value.DrainLimit);
        await engine.DrainAsync(either.Token);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: no new calls; live ones have {Limit} to come to their end")]
    private partial void LogDraining(TimeSpan limit);
}
