using CxBridge.Domain.Contacts;

namespace CxBridge.Domain.Campaigns;

/// <summary>How many contacts of a campaign are in each state, and when the earliest waiting one is due.</summary>
public sealed record CampaignCounts(IReadOnlyDictionary<ContactState, int> ByState, IReadOnlyDictionary<string, int> ByDisposition, DateTimeOffset? NextDue)
{
    /// <summary>All contacts.</summary>
    public int Total => ByState.Values.Sum();
}
