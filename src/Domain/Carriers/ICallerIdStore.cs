using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers;

/// <summary>Port: pools of numbers to show.</summary>
public interface ICallerIdStore
{
    /// <summary>Adds a pool, or replaces it whatever its revision is.</summary>
    Task SaveAsync(CallerIdPool pool, CancellationToken cancellationToken);

    /// <summary>Replaces a pool that is still at the revision given.</summary>
    /// <returns>The pool with its new revision; null when somebody else was faster, or it is gone.</returns>
    Task<CallerIdPool?> ReplaceAsync(CallerIdPool pool, CancellationToken cancellationToken);

    /// <summary>Removes a pool with the health of its numbers.</summary>
    /// <returns>False when it was changed or removed meanwhile.</returns>
    Task<bool> RemoveAsync(CallerIdPoolId id, long revision, CancellationToken cancellationToken);

    /// <summary>Keeps what is known of the health of some numbers of a pool.</summary>
    Task SaveHealthAsync(CallerIdPoolId id, IReadOnlyCollection<CallerIdHealthNote> notes, CancellationToken cancellationToken);

    /// <summary>What is known of the health of a pool's numbers.</summary>
    Task<IReadOnlyList<CallerIdHealthNote>> HealthAsync(CallerIdPoolId id, CancellationToken cancellationToken);

    /// <summary>One pool, or null.</summary>
    Task<CallerIdPool?> FindAsync(CallerIdPoolId id, CancellationToken cancellationToken);

    /// <summary>All pools by name.</summary>
    Task<IReadOnlyList<CallerIdPool>> ListAsync(CancellationToken cancellationToken);
}
