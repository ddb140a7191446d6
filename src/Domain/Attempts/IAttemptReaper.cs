using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Attempts;

/// <summary>Port: closes attempts that are open and that nobody will ever close.</summary>
public interface IAttemptReaper
{
    /// <summary>Closes attempts of a host as unknown: it may have spoken with them. They count, and come again only if the campaign's rules say so; a result
    /// that the host still brings finds them closed and changes nothing.</summary>
    /// <param name="hostName">The host that they passed the gate on.</param>
    /// <param name="attempts">Which; those that are closed already stay as they are.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many it closed.</returns>
    Task<int> ReapAsync(string hostName, IReadOnlySet<AttemptId> attempts, CancellationToken cancellationToken);
}
