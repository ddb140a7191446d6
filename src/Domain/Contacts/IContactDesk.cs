using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Contacts;

/// <summary>
/// Port: what people and CRMs do to contacts by hand. Never to one with an open attempt: the attempt's close would undo it, or the call would
/// speak of what is no longer so.
/// </summary>
public interface IContactDesk
{
    /// <summary>Replaces number, name, reference and fields. The contact keeps its place, its state and what came of it.</summary>
    Task<ContactChange> EditAsync(CampaignId campaign, ContactId id, NewContact contact, CancellationToken cancellationToken);

    /// <summary>Has a contact called at a time, before all others; also one that the campaign is done with.</summary>
    Task<ContactChange> CallBackAsync(CampaignId campaign, ContactId id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Has one contact called as soon as its turn comes, as if it had never been tried: done with, or waiting for another time.</summary>
    Task<ContactChange> RequeueAsync(CampaignId campaign, ContactId id, RequeueAttempts attempts, CancellationToken cancellationToken);

    /// <summary>Has all contacts called again that the campaign is done with and that match; those that must not be called stay as they are.
    /// In batches: calls go on meanwhile, and after a failure the same request does the rest.</summary>
    /// <returns>How many.</returns>
    Task<int> RequeueManyAsync(CampaignId campaign, ContactFilter filter, RequeueAttempts attempts, CancellationToken cancellationToken);
}
