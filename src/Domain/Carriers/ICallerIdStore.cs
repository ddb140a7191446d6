using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers;

/// <summary>Port: pools of numbers to show.</summary>
public interface ICallerIdStore
{
    /// <summary>Adds or replaces a pool.</summary>
    Task SaveAsync(CallerIdPool pool, CancellationToken cancellationToken);

    /// <summary>One pool, or null.</summary>
    Task<CallerIdPool?> FindAsync(CallerIdPoolId id, CancellationToken cancellationToken);

    /// <summary>All pools by name.</summary>
    Task<IReadOnlyList<CallerIdPool>> ListAsync(CancellationToken cancellationToken);
}
