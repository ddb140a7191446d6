using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Campaigns;

/// <summary>Port: campaigns.</summary>
public interface ICampaignStore
{
    /// <summary>Adds a campaign in state draft.</summary>
    Task AddAsync(Campaign campaign, CancellationToken cancellationToken);

    /// <summary>One campaign, or null.</summary>
    Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken);

    /// <summary>All campaigns, newest first.</summary>
    Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes name, state and settings when the row still has <paramref name="campaign"/>'s version.</summary>
    /// <returns>The row as it is now, with its new version; or null when somebody else changed it first.</returns>
    Task<Campaign?> UpdateAsync(Campaign campaign, CancellationToken cancellationToken);

    /// <summary>Counts for one campaign; cheap enough for every second (kept by the writes, not by a scan of contacts).</summary>
    Task<CampaignCounts> CountAsync(CampaignId id, CancellationToken cancellationToken);
}
