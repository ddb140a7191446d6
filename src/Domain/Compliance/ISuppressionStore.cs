using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Compliance;

/// <summary>Port: do-not-call lists, one for all campaigns and one for each.</summary>
public interface ISuppressionStore
{
    /// <summary>Adds entries (at most 5,000) in one transaction; one that is there already gets the new reason and end.</summary>
    /// <returns>How many were not there before.</returns>
    Task<int> AddAsync(IReadOnlyList<Suppression> entries, CancellationToken cancellationToken);

    /// <summary>Removes an entry. Contacts that it had suppressed stay so: somebody said no on their account.</summary>
    /// <param name="numbers">As it was added.</param>
    /// <param name="campaign">Of which list; null: the one for all.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(NumberPattern numbers, CampaignId? campaign, CancellationToken cancellationToken);

    /// <summary>Every entry in force that holds a number: those for all campaigns and, when one is given, that campaign's.</summary>
    Task<IReadOnlyList<Suppression>> FindAsync(PhoneNumber number, CampaignId? campaign, CancellationToken cancellationToken);

    /// <summary>A page of one list by the text of the pattern, after <paramref name="after"/>; ended entries too.</summary>
    Task<IReadOnlyList<Suppression>> ListAsync(CampaignId? campaign, string? after, int limit, CancellationToken cancellationToken);
}
