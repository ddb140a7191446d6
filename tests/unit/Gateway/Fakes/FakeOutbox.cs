using CxBridge.Domain.Outbox;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>An outbox that can be counted, with dead letters.</summary>
internal sealed class FakeOutbox : IOutboxStore
{
    public Task<OutboxCounts> CountAsync(CancellationToken cancellationToken) => Task.FromResult(new OutboxCounts(3, 40, 1));

    public Task<IReadOnlyList<Delivery>> TakeDueAsync(int shard, int shards, int limit, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Delivery>>([]);

    public Task DeliveredAsync(long id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task FailedAsync(long id, string reason, TimeSpan? retryAfter, CancellationToken cancellationToken) => Task.CompletedTask;

    public List<DeadLetter> Dead { get; } = [];

    public Task<IReadOnlyList<DeadLetter>> DeadAsync(long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeadLetter>>([.. Dead.Where(d => d.Id > after).Take(limit)]);

    public Task<int> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken) => Task.FromResult(Dead.RemoveAll(d => ids?.Contains(d.Id) ?? true));
}
