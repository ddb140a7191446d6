namespace CxBridge.Grains.Interfaces.Outbox;

/// <summary>Pushes the outbox rows of one shard. Key: <see cref="GrainKeys.OutboxShard"/>.</summary>
[Alias("cx.IOutboxShardGrain")]
public interface IOutboxShardGrain : IGrainWithStringKey
{
    /// <summary>Begins to pump, or goes on pumping.</summary>
    [Alias("Wake")]
    Task Wake();
}
