using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;

namespace CxBridge.Media.Calls;

/// <summary>
/// Closes what nobody will close any more: attempts that an earlier life of this host left open (unknown: it may have spoken with them), and
/// attempts of this life whose gate never answered (failed: they were not dialled).
/// </summary>
internal sealed class OrphanSweep(IDialStore store, AttemptCloser closer, GateDoubts doubts, TimeProvider time)
{
    private const int Batch = 100;

    // No process ever has this incarnation, so that all open attempts of the host are named.
    private const string NoIncarnation = "none";

    /// <summary>Closes the orphans of earlier lives.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SweepAsync(HostId host, CancellationToken cancellationToken)
    {
        var seen = new HashSet<AttemptId>();
        IReadOnlyList<GatedAttempt> orphans;
        do
        {
            orphans = await store.OrphansAsync(host.Name, host.Incarnation, Batch, cancellationToken);
            orphans = [.. orphans.Where(orphan => seen.Add(orphan.Attempt))];
            foreach (GatedAttempt orphan in orphans)
            {
                await closer.CloseAsync(AttemptCloses.Of(orphan, AttemptOutcome.Unknown, Disposition.Unknown, time.GetUtcNow()), orphan.Partition);
            }
        }
        while (orphans.Count > 0);

        return seen.Count;
    }

    /// <summary>Closes attempts of this life that passed the gate without our knowing.</summary>
    public async Task SettleDoubtsAsync(HostId host, CancellationToken cancellationToken)
    {
        if (doubts.IsEmpty)
        {
            return;
        }

        foreach (GatedAttempt open in await store.OrphansAsync(host.Name, NoIncarnation, 10 * Batch, cancellationToken))
        {
            if (doubts.Contains(open.Attempt))
            {
                await closer.CloseAsync(AttemptCloses.Of(open, AttemptOutcome.Failed, Disposition.Failed, time.GetUtcNow()), open.Partition);
                doubts.Remove(open.Attempt);
            }
        }

        doubts.Asked();
    }
}
