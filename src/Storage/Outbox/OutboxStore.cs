using CxBridge.Domain.Outbox;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Outbox;

/// <summary>The outbox in either database. Rows come in with the close of an attempt, see <see cref="Attempts.Closes"/>.</summary>
internal sealed class OutboxStore(IDatabase database, TimeProvider time) : IOutboxStore
{
    private const int LongestReason = 200;
    private const int Buckets = 16;
    private const int LongestPage = 500;

    public async Task<IReadOnlyList<Delivery>> TakeDueAsync(int shard, int shards, int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        long now = time.Now();
        var arguments = new { shard, shards, limit, now, until = now + lease.ToMicroseconds() };
        List<Row> rows = await database.WriteAsync(WriteClass.Relaxed, s => s.QueryAsync<Row>("Outbox/take_due", arguments), cancellationToken);
        return [.. rows.OrderBy(r => r.Id).Select(r => new Delivery(r.Id, r.Key, new Uri(r.Target), r.Body, r.Tries))];
    }

    // Relaxed: a lost note makes the row come again, and its receiver drops the repeat by its key.
    public Task DeliveredAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Relaxed, session => RemoveAsync(session, id), cancellationToken);

    public Task FailedAsync(long id, string reason, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            id,
            state = retryAfter is null ? "dead" : "waiting",
            nextAt = time.Now() + (retryAfter ?? TimeSpan.Zero).ToMicroseconds(),
            reason = reason.Length <= LongestReason ? reason : reason[..LongestReason],
        };
        return database.WriteAsync(WriteClass.Relaxed, s => s.ExecuteAsync("Outbox/failed", arguments), cancellationToken);
    }

    public async Task<OutboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        CountRow row = (await database.ReadAsync(s => s.FirstAsync<CountRow>("Outbox/count"), cancellationToken))!;
        return new(row.Waiting, row.Delivered, row.Dead);
    }

    public async Task<IReadOnlyList<DeadLetter>> DeadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        List<DeadRow> rows = await database.ReadAsync(s => s.QueryAsync<DeadRow>("Outbox/dead", new { after, limit = Math.Clamp(limit, 1, LongestPage) }), cancellationToken);
        return rows.ConvertAll(r => new DeadLetter(r.Id, r.Key, new Uri(r.Target), r.Tries, UnixMicroseconds.Time(r.CreatedAt), r.Reason ?? ""));
    }

    public Task<int> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => ReplayAsync(session, ids), cancellationToken);

    private async Task<int> ReplayAsync(SqlSession session, IReadOnlyCollection<long>? ids)
    {
        long now = time.Now();
        return ids is null
            ? await session.ExecuteAsync("Outbox/replay_all", new { now })
            : (await session.ExecuteEachAsync("Outbox/replay", [.. ids], ("id", id => id), ("now", _ => now))).Sum();
    }

    private static async Task<bool> RemoveAsync(SqlSession session, long id)
    {
        if (await session.ExecuteAsync("Outbox/remove", new { id }) == 0)
        {
            return false; // Delivered twice, because a lease ran out during the first try: counted once.
        }

        await session.ExecuteAsync("Outbox/count_delivered", new { bucket = id % Buckets });
        return true;
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public string Target { get; init; } = "";

        public string Body { get; init; } = "";

        public int Tries { get; init; }
    }

    private sealed class CountRow
    {
        public long Waiting { get; init; }

        public long Delivered { get; init; }

        public long Dead { get; init; }
    }

    private sealed class DeadRow
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public string Target { get; init; } = "";

        public int Tries { get; init; }

        public long CreatedAt { get; init; }

        public string? Reason { get; init; }
    }
}
