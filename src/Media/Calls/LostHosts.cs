using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;

namespace CxBridge.Media.Calls;

/// <summary>
/// Closes what a host left open that is gone and has not come back: its attempts become unknown, so that their contacts go on and the campaign comes to
/// an end. Whoever calls it has made sure that the host is gone; a result that such a host still brings later finds its attempt closed and changes nothing.
/// </summary>
public sealed class LostHosts(IDialStore store, TimeProvider time) : IAttemptReaper
{
    private const int Batch = 100;

    // No process ever has this incarnation, so that all open attempts of the host are named.
    private const string NoIncarnation = "none";

    /// <summary>Closes all open attempts of a host.</summary>
    /// <returns>How many there were; another process may have closed some of them at the same time.</returns>
    public async Task<int> CloseAsync(string hostName, CancellationToken cancellationToken)
    {
        int closed = 0;
        IReadOnlyList<GatedAttempt> open;
        do
        {
            open = await store.OrphansAsync(hostName, NoIncarnation, Batch, cancellationToken);
            foreach (GatedAttempt attempt in open)
            {
                await store.CloseAsync(AttemptCloses.Of(attempt, AttemptOutcome.Unknown, Disposition.Unknown, time.GetUtcNow()), cancellationToken);
                closed++;
            }
        }
        while (open.Count == Batch);
        return closed;
    }

    /// <inheritdoc/>
    public async Task<int> ReapAsync(string hostName, IReadOnlySet<AttemptId> attempts, CancellationToken cancellationToken)
    {
        int closed = 0;
        // They are the oldest of the host, which come first.
        foreach (GatedAttempt attempt in (await store.OrphansAsync(hostName, NoIncarnation, Batch, cancellationToken)).Where(a => attempts.Contains(a.Attempt)))
        {
            bool changed = await store.CloseAsync(AttemptCloses.Of(attempt, AttemptOutcome.Unknown, Disposition.Unknown, time.GetUtcNow()), cancellationToken);
            closed += changed ? 1 : 0;
        }

        return closed;
    }
}
