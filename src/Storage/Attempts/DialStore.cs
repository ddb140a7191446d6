using CxBridge.Domain.Attempts;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Storage;
using CxBridge.Storage.Compliance;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Attempts;

/// <summary>The dial in either database; the steps are those of <see cref="IDialStore"/>.</summary>
internal sealed class DialStore(IDatabase database, CampaignLaws laws, TimeProvider time) : IDialStore
{
    /// <summary>Looks at the queue in one claim, so that numbers that must wait do not keep those behind them waiting: each look is bounded by the
    /// claim's limit, and what it puts off is not looked at again.</summary>
    private const int MostLooks = 20;

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

        var taken = new List<Claim>();
        int bounded = Math.Min(limit, Claims.Most);
        bool placed = false;
        for (int look = 0; look < MostLooks && taken.Count < bounded; look++)
        {
            try
            {
                ClaimRound round = await LookAsync(partition, epoch, bounded - taken.Count, cancellationToken);
                taken.AddRange(round.Taken);
                if (round.PutOff == 0 && taken.Count < bounded)
                {
                    if (placed || await Standings.PlaceAsync(database, partition, cancellationToken) == 0)
                    {
                        break;
                    }

                    placed = true;
                    laws.Forget(partition.Campaign);
                }
            }
            catch (Exception fault) when (taken.Count > 0 && fault is StorageException or OperationCanceledException)
            {
                // What is ours already is ours: the caller must hear of it.
                break;
            }
        }

        return taken;
    }

    // 3 gate
    public async Task<GatedAttempt?> GateAsync(AttemptId attempt, long epoch, HostId host, int? slot, CancellationToken cancellationToken)
    {
        GateCheck? check = await database.ReadAsync(session => GateCheck.AskAsync(session, laws, attempt.Value, epoch, time.GetUtcNow()), cancellationToken);
        if (check is null)
        {
            return null;
        }

        if (!check.Verdict.MayDial)
        {
            await database.WriteAsync(WriteClass.Relaxed, session => RefuseAsync(session, attempt, epoch, check.Verdict), cancellationToken);
            return null;
        }

        GatedRow? row = await database.WriteOnceAsync(WriteClass.Durable, session => GateAsync(session, attempt, epoch, check.Version, host, slot), cancellationToken);
        if (row is null)
        {
            // Still reserved under this epoch: then the campaign does not run or has just changed, and the contact must not wait for a call that will not be.
            await GiveBackAsync(attempt, epoch, cancellationToken);
        }

        return row?.ToGated();
    }

    public Task<bool> GiveBackAsync(AttemptId attempt, long epoch, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Relaxed, session => GiveBackAsync(session, attempt, epoch), cancellationToken);

    // 4 advance
    public Task AdvanceAsync(AttemptId attempt, AttemptState state, CancellationToken cancellationToken) => AdvanceAsync(attempt, state, null, cancellationToken);

    public Task SeatAsync(AttemptId attempt, int slot, CancellationToken cancellationToken) => AdvanceAsync(attempt, AttemptState.Attaching, slot, cancellationToken);

    // 5 close
    public Task<bool> WithdrawAsync(AttemptId attempt, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Relaxed, session => WithdrawAsync(session, attempt), cancellationToken);

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
            // Clocks of one cell may differ; by a whole lease they do not.
            tooLate = (expires + duration).ToMicroseconds(),
        });
        if (epoch is null)
        {
            return null;
        }

        // What older epochs reserved can no longer be dialled. On a renewal there is none, which costs one look at an empty index range.
        await Returns.ApplyAsync(session, "Attempts/void_older", new { campaign, partition = partition.Number, epoch, now = now.ToMicroseconds() });
        return new PartitionLease(epoch.Value, expires);
    }

    private Task<GatedRow?> GateAsync(SqlSession session, AttemptId attempt, long epoch, long version, HostId host, int? slot)
    {
        var arguments = new { attempt = attempt.Value, epoch, version, host = host.Name, incarnation = host.Incarnation, slot, now = time.Now() };
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

    private async Task<ClaimRound> LookAsync(PartitionId partition, long epoch, int limit, CancellationToken cancellationToken)
    {
        if (await laws.FindAsync(partition.Campaign, cancellationToken) is not { } law)
        {
            return ClaimRound.Nothing;
        }

        ClaimRound round = await database.WriteOnceAsync(WriteClass.Relaxed, session => Claims.TakeAsync(session, partition, epoch, law, limit, time), cancellationToken);
        if (round.Unsure.Count == 0)
        {
            return round;
        }

        try
        {
            ClaimRound second = await database.WriteAsync(WriteClass.Relaxed, session => Claims.LookAsync(session, partition, epoch, law, round.Unsure, time), cancellationToken);
            return new([.. round.Taken, .. second.Taken], second.PutOff, []);
        }
        catch (Exception fault) when (round.Taken.Count > 0 && fault is StorageException or OperationCanceledException)
        {
            return new(round.Taken, 0, []);
        }
    }

    // The attempt becomes void, and its contact goes where the rule sends it. Its count of attempts has not grown.
    private async Task<bool> RefuseAsync(SqlSession session, AttemptId attempt, long epoch, DialVerdict verdict)
    {
        if (await AttemptRow.FindAndLockAsync(session, attempt) is not { } row
            || await session.FirstAsync<string>("Attempts/from_state", new { attempt = attempt.Value }) is not { } state
            || await Returns.ApplyAsync(session, "Attempts/void_one", new { attempt = attempt.Value, epoch, now = time.Now() }) == 0)
        {
            return false;
        }

        await PutOff.ApplyAsync(session, row.Campaign, row.Partition, [(row.Contact, state, verdict)], time.GetUtcNow());
        return true;
    }

    private async Task<bool> WithdrawAsync(SqlSession session, AttemptId attempt) =>
        await AttemptRow.FindAndLockAsync(session, attempt) is not null
        && await Returns.ApplyAsync(session, "Attempts/withdraw", "Attempts/contact_withdraw", new { attempt = attempt.Value, now = time.Now() }) > 0;

    private async Task<bool> GiveBackAsync(SqlSession session, AttemptId attempt, long epoch) =>
        await AttemptRow.FindAndLockAsync(session, attempt) is not null
        && await Returns.ApplyAsync(session, "Attempts/void_one", new { attempt = attempt.Value, epoch, now = time.Now() }) > 0;
}
