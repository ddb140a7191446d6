using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Contacts;

/// <summary>Port: contacts.</summary>
public interface IContactStore
{
    /// <summary>Adds a batch (at most 5,000) in one transaction; numbers that the campaign has already are skipped and reported.</summary>
    Task<ImportResult> AddAsync(CampaignId campaign, IReadOnlyList<NewContact> batch, CancellationToken cancellationToken);

    /// <summary>Contacts of a campaign by ascending id, after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Contact>> ListAsync(CampaignId campaign, ContactId? after, int limit, CancellationToken cancellationToken) =>
        ListAsync(campaign, ContactFilter.All, after, limit, cancellationToken);

    /// <summary>Those that match, by ascending id, after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Contact>> ListAsync(CampaignId campaign, ContactFilter filter, ContactId? after, int limit, CancellationToken cancellationToken);

    /// <summary>One contact, or null.</summary>
    Task<Contact?> FindAsync(CampaignId campaign, ContactId id, CancellationToken cancellationToken);

    /// <summary>One contact of whichever campaign, or null.</summary>
    Task<Contact?> FindAsync(ContactId id, CancellationToken cancellationToken);

    /// <summary>When waiting contacts come due, to <paramref name="slice"/>. Reads every contact that waits: for somebody who asks, not for every tick.</summary>
    Task<IReadOnlyList<DueContacts>> DueAsync(CampaignId campaign, TimeSpan slice, CancellationToken cancellationToken);
}
