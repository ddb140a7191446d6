using CxBridge.Domain.Attempts;

namespace CxBridge.Domain.Inbound;

/// <summary>
/// Port: calls that come in.
/// <code>
/// caller                                   what becomes of the contact
/// nobody's contact, or number withheld     a new contact of the route's campaign, which is not dialled
/// a contact that waits (callback too)      leased, so that nobody calls them meanwhile; a conversation does what it waited for
/// a contact about to be dialled            the reservation is void, and then as above
/// a contact that we are calling            none: the caller is told that the line is busy
/// a contact that is done with              leased, and what comes of the conversation is its new result
/// </code>
/// Without a conversation the contact goes back where it was.
/// </summary>
public interface IInboundStore
{
    /// <summary>All routes.</summary>
    Task<IReadOnlyList<InboundRoute>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds a route, or replaces the one of the same number.</summary>
    Task SaveAsync(InboundRoute route, CancellationToken cancellationToken);

    /// <summary>Removes a route.</summary>
    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(CalledNumber number, CancellationToken cancellationToken);

    /// <summary>Notes a call before it is answered: an open attempt, and the contact leased to it.</summary>
    /// <returns>The attempt with the route's bot; null when we are calling this very contact.</returns>
    Task<GatedAttempt?> BeginAsync(InboundAsk ask, CancellationToken cancellationToken);
}
