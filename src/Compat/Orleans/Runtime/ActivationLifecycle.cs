namespace Orleans.Runtime;

internal sealed class ActivationLifecycle : IGrainLifecycle
{
    private readonly LifecycleStages _stages = new();

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer) =>
        _stages.Subscribe(observerName, stage, observer);

    public void AddMigrationParticipant(IGrainMigrationParticipant participant)
    {
        // One process: nobody ever migrates.
    }

    public void RemoveMigrationParticipant(IGrainMigrationParticipant participant)
    {
        // See above.
    }

    public Task Start(CancellationToken cancellationToken) => _stages.Start(cancellationToken);

    public Task Stop(Action<string, Exception> onError, CancellationToken cancellationToken) => _stages.Stop(onError, cancellationToken);
}
