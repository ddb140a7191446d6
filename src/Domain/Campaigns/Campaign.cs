using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Campaigns;

/// <summary>A campaign's row.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="State">Where in its life it is.</param>
/// <param name="Settings">What it does.</param>
/// <param name="Partitions">Into how many shares its contacts are split; fixed at creation.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Version">ETag: counts changes of this row.</param>
public sealed record Campaign(CampaignId Id, string Name, CampaignState State, CampaignSettings Settings, int Partitions, DateTimeOffset CreatedAt, long Version);
