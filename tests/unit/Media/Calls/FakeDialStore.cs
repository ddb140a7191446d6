using System.Collections.Concurrent;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Storage;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>A dial of attempts that the test puts there; it can be away, and it can hang.</summary>
internal sealed class FakeDialStore : IDialStore
{
    private readonly ConcurrentDictionary<AttemptId, GatedAttempt> _open = new();

    public ConcurrentDictionary<AttemptId, GatedAttempt> Reserved { get; } = new();

    public ConcurrentQueue<(AttemptId Attempt, AttemptState State)> Advances { get; } = new();

    public ConcurrentDictionary<AttemptId, AttemptClose> Closes { get; } = new();

    /// <summary>Why every write fails, or null.</summary>
    public Exception? Away { get; set; }

    public bool AdvanceHangs { get; set; }

    /// <summary>The gate passes, and its answer is lost.</summary>
    public bool GateAnswerIsLost { get; set; }

    public int CloseTries { get; private set; }

    public void LeaveOpen(GatedAttempt attempt) => _open[attempt.Attempt] = attempt;

    public Task<GatedAttempt?> GateAsync(AttemptId attempt, long epoch, HostId host, int? slot, CancellationToken cancellationToken)
    {
        if (!Reserved.TryRemove(attempt, out GatedAttempt? gated))
        {
            return Task.FromResult<GatedAttempt?>(null);
        }

        _open[attempt] = gated;
        return GateAnswerIsLost
            ? Task.FromException<GatedAttempt?>(new StorageException(StorageFault.Unreachable, "the answer was lost"))
            : Task.FromResult<GatedAttempt?>(gated);
    }

    public Task AdvanceAsync(AttemptId attempt, AttemptState state, CancellationToken cancellationToken)
    {
        Advances.Enqueue((attempt, state));
        return AdvanceHangs ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask;
    }

    public ConcurrentQueue<(AttemptId Attempt, int Slot)> Seats { get; } = new();

    public Task SeatAsync(AttemptId attempt, int slot, CancellationToken cancellationToken)
    {
        Seats.Enqueue((attempt, slot));
        return Task.CompletedTask;
    }

    public Task<bool> CloseAsync(AttemptClose close, CancellationToken cancellationToken)
    {
        CloseTries++;
        if (Away is { } away)
        {
            return Task.FromException<bool>(away);
        }

        _open.TryRemove(close.Record.Attempt, out _);
        return Task.FromResult(Closes.TryAdd(close.Record.Attempt, close));
    }

    public ConcurrentQueue<AttemptId> Withdrawals { get; } = new();

    public Task<bool> WithdrawAsync(AttemptId attempt, CancellationToken cancellationToken)
    {
        if (Away is { } away)
        {
            return Task.FromException<bool>(away);
        }

        Withdrawals.Enqueue(attempt);
        return Task.FromResult(_open.TryRemove(attempt, out _));
    }

    public Task<IReadOnlyList<GatedAttempt>> OrphansAsync(string hostName, string incarnation, int limit, CancellationToken cancellationToken) =>
        Away is { } away
            ? Task.FromException<IReadOnlyList<GatedAttempt>>(away)
            : Task.FromResult<IReadOnlyList<GatedAttempt>>([.. _open.Values.Take(limit)]);

    public Task<PartitionLease?> LeaseAsync(PartitionId partition, string owner, TimeSpan duration, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReleaseLeaseAsync(PartitionId partition, long epoch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task EndLeasesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Claim>> ClaimAsync(PartitionId partition, long epoch, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> GiveBackAsync(AttemptId attempt, long epoch, CancellationToken cancellationToken) => throw new NotSupportedException();
}
