using CxBridge.Domain.Fleet;
using CxBridge.Silo.Composition;
using Microsoft.Extensions.Options;

namespace CxBridge.Silo.Hosting;

/// <summary>At a request to stop: no new calls, live ones to their end within the limit, before anything they need is stopped.</summary>
/// <remarks>Hosted services stop in reverse order of registration, so this one is registered last.</remarks>
internal sealed partial class Drain(ICallEngine engine, IOptions<HostAgentOptions> options, TimeProvider time, ILogger<Drain> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.DrainLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        LogDraining(options.Value.DrainLimit);
        await engine.DrainAsync(either.Token);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: no new calls; live ones have {Limit} to come to their end")]
    private partial void LogDraining(TimeSpan limit);
}
