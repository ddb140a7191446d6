namespace Orleans.Runtime;

/// <summary>Lets parts of a grain take part in its activation; migration participants are kept for compatibility and never called.</summary>
public interface IGrainLifecycle : ILifecycleObservable
{
    void AddMigrationParticipant(IGrainMigrationParticipant participant);

    void RemoveMigrationParticipant(IGrainMigrationParticipant participant);
}
