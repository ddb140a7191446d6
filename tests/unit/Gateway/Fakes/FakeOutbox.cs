using CxBridge.Domain.Outbox;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>An outbox that can only be counted.</summary>
internal sealed class FakeOutbox : IOutboxStore
{
    public Task<OutboxCounts> CountAsync(CancellationToken cancellationToken) => Task.FromResult(new OutboxCounts(3, 40, 1));

    public Task<IReadOnlyList<Delivery>> TakeDueAsync(int shard, int shards, int limit, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Delivery>>([]);

    public Task DeliveredAsync(long id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task FailedAsync(long id, string reason, TimeSpan? retryAfter, CancellationToken cancellationToken) => Task.CompletedTask;
}
