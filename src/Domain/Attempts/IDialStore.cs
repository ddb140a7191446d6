using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Attempts;

/// <summary>
/// Port: the dial, never twice and never lost.
/// <code>
/// 1 lease    one owner a partition, under an epoch that only grows; taking it over voids what older epochs reserved
/// 2 claim    contacts by priority (callbacks due, pending, retries due) become leased, with an attempt reserved under the epoch
/// 3 gate     reserved under this very epoch becomes dialling: on the host, the last step before the wire. Once or never.
/// 4 advance  what the host sees: ringing, screening, attaching, in progress
/// 5 close    attempt closed, contact's next state, record and outbox row, in one transaction. A second close changes nothing.
///   withdraw in place of 5 when no INVITE was sent: the contact is where it was before 2, and nothing was counted
/// </code>
/// Storage holds that a contact has at most one open attempt by a unique index, not by trust in its callers.
/// </summary>
public interface IDialStore
{
    /// <summary>Takes or renews the lease of a partition.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="owner">Who asks; the same owner renews under the same epoch.</param>
    /// <param name="duration">How long it holds.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The lease, or null while another owner holds it.</returns>
    Task<PartitionLease?> LeaseAsync(PartitionId partition, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives the lease up, so that another owner need not wait for its end.</summary>
    Task ReleaseLeaseAsync(PartitionId partition, long epoch, CancellationToken cancellationToken);

    /// <summary>Ends every lease. For the one process that dials, before it starts: nobody of an earlier life is left to renew one, and waiting for their
    /// end would only be lost time. Were it called while others live, their gates would match no row once somebody else has taken over.</summary>
    Task EndLeasesAsync(CancellationToken cancellationToken);

    /// <summary>Claims at most <paramref name="limit"/> contacts that are due.</summary>
    /// <returns>None when the epoch is stale, the lease is over, or nobody is due.</returns>
    Task<IReadOnlyList<Claim>> ClaimAsync(PartitionId partition, long epoch, int limit, CancellationToken cancellationToken);

    /// <summary>Passes the gate.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="epoch">Under which it was claimed.</param>
    /// <param name="host">Who will send the INVITE.</param>
    /// <param name="slot">In which of its slots; null on a line, which gets a slot when somebody is there to speak with.</param>
    /// <param name="cancellationToken">Cancels the wait; whether the gate was passed is then unknown.</param>
    /// <returns>Null: do not dial. Never tried twice for one attempt.</returns>
    Task<GatedAttempt?> GateAsync(AttemptId attempt, long epoch, HostId host, int? slot, CancellationToken cancellationToken);

    /// <summary>Gives back a claim that was not dialled: the attempt becomes void, the contact goes where it came from.</summary>
    /// <returns>False when it is no longer reserved under that epoch.</returns>
    Task<bool> GiveBackAsync(AttemptId attempt, long epoch, CancellationToken cancellationToken);

    /// <summary>Notes the state of an open attempt; ignored when it is closed.</summary>
    Task AdvanceAsync(AttemptId attempt, AttemptState state, CancellationToken cancellationToken);

    /// <summary>Notes that an open attempt on a line got a slot, and is attaching; ignored when it is closed.</summary>
    Task SeatAsync(AttemptId attempt, int slot, CancellationToken cancellationToken);

    /// <summary>Takes back an attempt past the gate of which no INVITE was sent: it becomes void, and its contact is where it was, due as it was, as if the
    /// attempt had not been: it counts against no limit of the campaign or of the rules, and no gap begins.</summary>
    /// <returns>False when it is not dialling any more, or called us; nothing is changed then.</returns>
    Task<bool> WithdrawAsync(AttemptId attempt, CancellationToken cancellationToken);

    /// <summary>Closes an attempt.</summary>
    /// <returns>False when it was closed before; nothing is changed then, and no second outbox row is written.</returns>
    Task<bool> CloseAsync(AttemptClose close, CancellationToken cancellationToken);

    /// <summary>Attempts past the gate and not closed whose host is <paramref name="hostName"/> in another incarnation than <paramref name="incarnation"/>:
    /// what a host that died has left open.</summary>
    Task<IReadOnlyList<GatedAttempt>> OrphansAsync(string hostName, string incarnation, int limit, CancellationToken cancellationToken);
}
