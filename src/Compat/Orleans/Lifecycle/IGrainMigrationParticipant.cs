namespace Orleans.Runtime;

/// <summary>Never called in one process; kept so that grains which implement it compile.</summary>
public interface IGrainMigrationParticipant
{
    void OnDehydrate(IDehydrationContext dehydrationContext);

    void OnRehydrate(IRehydrationContext rehydrationContext);
}
