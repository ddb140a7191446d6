using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Attempts;

/// <summary>The dial in either database; the steps are those of <see cref="IDialStore"/>.</summary>
internal sealed class DialStore(IDatabase database, TimeProvider time) : IDialStore
{
    // 1 lease
    public Task<PartitionLease?> LeaseAsync(PartitionId partition, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Relaxed, session => LeaseAsync(session, partition, owner, duration), cancellationToken);

    public Task ReleaseLeaseAsync(PartitionId partition, long epoch, CancellationToken cancellationToken) =>
        database.WriteOnceAsync(
            WriteClass.Relaxed,
            session => session.ExecuteAsync("Attempts/lease_release", new { campaign = partition.Campaign.Value, partition = partition.Number, epoch }),
            cancellationToken);

    public Task EndLeasesAsync(CancellationToken cancellationToken) =>
        database.WriteOnceAsync(WriteClass.Relaxed, session => session.ExecuteAsync("Attempts/leases_end"), cancellationToken);

    // 2 claim
    public async Task<IReadOnlyList<Claim>> ClaimAsync(PartitionId partition, long epoch, int limit, CancellationToken cancellationToken)
    {
        if (limit <= 0)
        {
            return [];
        }

        int bounded = Math.Min(limit, Claims.Most);
        return await database.WriteOnceAsync(WriteClass.Relaxed, session => Claims.TakeAsync(session, partition, epoch, bounded, time), cancellationToken);
    }

    // 3 gate
    public async Task<GatedAttempt?> GateAsync(AttemptId attempt, long epoch, HostId host, int? slot, CancellationToken cancellationToken)
    {
        GatedRow? row = await database.WriteOnceAsync(WriteClass.Durable, session => GateAsync(session, attempt, epoch, host, slot), cancellationToken);
        if (row is null)
        {
            // Still reserved under this epoch: then the campaign does not run, and the contact must not wait for a call that will not be.
            await GiveBackAsync(attempt, epoch, cancellationToken);
        }

        return row?.ToGated();
    }

    public Task<bool> GiveBackAsync(AttemptId attempt, long epoch, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Relaxed, session => GiveBackAsync(session, attempt, epoch), cancellationToken);

    // 4 advance
    public Task AdvanceAsync(AttemptId attempt, AttemptState state, CancellationToken cancellationToken) => AdvanceAsync(attempt, state, null, cancellationToken);

    public Task SeatAsync(AttemptId attempt, int slot, CancellationToken cancellationToken) => AdvanceAsync(attempt, AttemptState.Attaching, slot, cancellationToken);

    private Task<int> AdvanceAsync(AttemptId attempt, AttemptState state, int? slot, CancellationToken cancellationToken)
    {
        int rank = state switch
        {
            AttemptState.Ringing => 2,
            AttemptState.AmdScreening => 3,
            AttemptState.Attaching => 4,
            AttemptState.InProgress => 5,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Claim, gate, close and give back write the other states."),
        };
        var arguments = new { attempt = attempt.Value, state = state.Text(), rank, slot, answered = state == AttemptState.Ringing ? 0 : 1, now = time.Now() };
        return database.WriteOnceAsync(WriteClass.Relaxed, session => session.ExecuteAsync("Attempts/advance", arguments), cancellationToken);
    }

    // 5 close
    public Task<bool> CloseAsync(AttemptClose close, CancellationToken cancellationToken)
    {
        Closes.Check(close.Next);
        return database.WriteOnceAsync(WriteClass.Durable, session => Closes.ApplyAsync(session, close, time.Now()), cancellationToken);
    }

    public async Task<IReadOnlyList<GatedAttempt>> OrphansAsync(string hostName, string incarnation, int limit, CancellationToken cancellationToken)
    {
        var arguments = new { host = hostName, incarnation, limit };
        List<GatedRow> rows = await database.ReadAsync(session => session.QueryAsync<GatedRow>("Attempts/orphans", arguments), cancellationToken);
        return rows.ConvertAll(r => r.ToGated());
    }

    private async Task<PartitionLease?> LeaseAsync(SqlSession session, PartitionId partition, string owner, TimeSpan duration)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset expires = now + duration;
        string campaign = partition.Campaign.Value;
        long? epoch = await session.FirstAsync<long?>("Attempts/lease", new
        {
            campaign,
            partition = partition.Number,
            owner,
            now = now.ToMicroseconds(),
            expiresAt = expires.ToMicroseconds(),
        });
        if (epoch is null)
        {
            return null;
        }

        // What older epochs reserved can no longer be dialled. On a renewal there is none, which costs one look at an empty index range.
        await Returns.ApplyAsync(session, "Attempts/void_older", new { campaign, partition = partition.Number, epoch, now = now.ToMicroseconds() });
        return new PartitionLease(epoch.Value, expires);
    }

    private Task<GatedRow?> GateAsync(SqlSession session, AttemptId attempt, long epoch, HostId host, int? slot)
    {
        var arguments = new { attempt = attempt.Value, epoch, host = host.Name, incarnation = host.Incarnation, slot, now = time.Now() };
        return session.Dialect == Dialect.Postgres
            ? session.FirstAsync<GatedRow>("Attempts/gate", arguments)
            : GateInStepsAsync(session, attempt, arguments);
    }

    private static async Task<GatedRow?> GateInStepsAsync(SqlSession session, AttemptId attempt, object arguments)
    {
        if (await session.FirstAsync<long?>("Attempts/gate", arguments) is not { } contact)
        {
            return null;
        }

        await session.ExecuteAsync("Attempts/contact_count_attempt", new { contact });
        return await session.FirstAsync<GatedRow>("Attempts/gated", new { attempt = attempt.Value });
    }

    private async Task<bool> GiveBackAsync(SqlSession session, AttemptId attempt, long epoch) =>
        await AttemptRow.FindAndLockAsync(session, attempt) is not null
        && await Returns.ApplyAsync(session, "Attempts/void_one", new { attempt = attempt.Value, epoch, now = time.Now() }) > 0;
}
