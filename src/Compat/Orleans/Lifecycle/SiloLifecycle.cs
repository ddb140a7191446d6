using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans;

internal sealed partial class SiloLifecycle(ILogger<SiloLifecycle> logger) : ISiloLifecycle, ILifecycleSubject
{
    private readonly LifecycleStages _stages = new();

    public int HighestCompletedStage => _stages.HighestCompletedStage;

    public int LowestStoppedStage => _stages.LowestStoppedStage;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer) =>
        _stages.Subscribe(observerName, stage, observer);

    public Task OnStart(CancellationToken cancellationToken = default) => _stages.Start(cancellationToken);

    public Task OnStop(CancellationToken cancellationToken = default) => _stages.Stop(LogStopFailed, cancellationToken);

    [LoggerMessage(1, LogLevel.Error, "{Observer} failed to stop")]
    private partial void LogStopFailed(string observer, Exception error);
}
