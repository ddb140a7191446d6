using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Calls;

/// <summary>Port: calls, to be read.</summary>
public interface ICallStore
{
    /// <summary>A page of calls.</summary>
    Task<IReadOnlyList<CallSummary>> ListAsync(CallFilter filter, CancellationToken cancellationToken);

    /// <summary>One call's line, or null.</summary>
    Task<CallSummary?> FindAsync(AttemptId id, CancellationToken cancellationToken);

    /// <summary>The full record; null when there is no such call or it is not over.</summary>
    Task<CallRecord?> FindRecordAsync(AttemptId id, CancellationToken cancellationToken);
}
