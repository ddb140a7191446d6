namespace CxBridge.Domain.Ids;

/// <summary>One share of a campaign's contacts, dialled by one owner at a time under a lease.</summary>
public readonly record struct PartitionId(CampaignId Campaign, int Number);
