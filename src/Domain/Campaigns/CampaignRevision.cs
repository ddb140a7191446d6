using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Campaigns;

/// <summary>One version of a campaign's name and settings; never changed once written. An attempt records the number it was dialled with.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">The name as of then.</param>
/// <param name="Settings">The settings as of then.</param>
/// <param name="At">When it was made.</param>
/// <param name="By">Who made it: name of a person or of an API key; empty when nobody knows.</param>
/// <param name="What">What was changed, in words; one line for each setting.</param>
public sealed record CampaignRevision(
    CampaignId Campaign, long Number, string Name, CampaignSettings Settings, DateTimeOffset At, string By, IReadOnlyList<string> What);
