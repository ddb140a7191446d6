namespace CxBridge.Domain.Outbox;

/// <summary>Port: the outbox.</summary>
public interface IOutboxStore
{
    /// <summary>Leases rows of a shard that are due; they come again when neither of the two below is called within <paramref name="lease"/>.</summary>
    Task<IReadOnlyList<Delivery>> TakeDueAsync(int shard, int shards, int limit, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>The receiver has it.</summary>
    Task DeliveredAsync(long id, CancellationToken cancellationToken);

    /// <summary>The try failed.</summary>
    /// <param name="id">The row.</param>
    /// <param name="reason">In words, without secrets, at most 200 characters.</param>
    /// <param name="retryAfter">When to try again; null makes it a dead letter.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task FailedAsync(long id, string reason, TimeSpan? retryAfter, CancellationToken cancellationToken);

    /// <summary>How full it is.</summary>
    Task<OutboxCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>Dead letters by ascending id, after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Lets dead letters be tried again from the first try on, with the same keys.</summary>
    /// <param name="ids">Which; null: all.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many; those that are no dead letters do not count.</returns>
    Task<int> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken);
}
