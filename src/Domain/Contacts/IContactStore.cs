using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Contacts;

/// <summary>Port: contacts.</summary>
public interface IContactStore
{
    /// <summary>Adds a batch (at most 5,000) in one transaction; numbers that the campaign has already are skipped and reported.</summary>
    Task<ImportResult> AddAsync(CampaignId campaign, IReadOnlyList<NewContact> batch, CancellationToken cancellationToken);

    /// <summary>Contacts of a campaign by ascending id, after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Contact>> ListAsync(CampaignId campaign, ContactId? after, int limit, CancellationToken cancellationToken);

    /// <summary>One contact, or null.</summary>
    Task<Contact?> FindAsync(CampaignId campaign, ContactId id, CancellationToken cancellationToken);
}
