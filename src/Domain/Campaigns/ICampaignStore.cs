using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Campaigns;

/// <summary>Port: campaigns.</summary>
public interface ICampaignStore
{
    /// <summary>Adds a campaign with its first revision.</summary>
    Task AddAsync(Campaign campaign, CancellationToken cancellationToken);

    /// <summary>One campaign, or null.</summary>
    Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken);

    /// <summary>All campaigns, newest first, archived ones included.</summary>
    Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Moves a campaign through its life: writes state, start and archive when the row still has <paramref name="campaign"/>'s version.</summary>
    /// <returns>The row as it is now, with its new version; or null when somebody else changed it first.</returns>
    Task<Campaign?> UpdateAsync(Campaign campaign, CancellationToken cancellationToken);

    /// <summary>Writes name and settings as a new revision, whatever the state, when the newest is the one before it.</summary>
    /// <returns>The row as it is now; or null when there is no such campaign, or somebody else revised it first.</returns>
    Task<Campaign?> ReviseAsync(CampaignRevision revision, CancellationToken cancellationToken);

    /// <summary>Revisions below <paramref name="before"/>, newest first.</summary>
    Task<IReadOnlyList<CampaignRevision>> RevisionsAsync(CampaignId id, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Counts for one campaign; cheap enough for every second (kept by the writes, not by a scan of contacts).</summary>
    Task<CampaignCounts> CountAsync(CampaignId id, CancellationToken cancellationToken);

    /// <summary>What a tick of one partition asks: contacts of the whole campaign by state, but whether and when somebody is due only of this partition, and
    /// no dispositions. It costs the same however many partitions and contacts the campaign has.</summary>
    Task<CampaignCounts> CountAsync(PartitionId partition, CancellationToken cancellationToken);
}
