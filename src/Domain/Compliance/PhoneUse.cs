using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Compliance;

/// <summary>An attempt to a number, whichever campaign made it.</summary>
/// <param name="At">When it passed the gate.</param>
/// <param name="Campaign">Whose it was.</param>
/// <param name="End">How it came to an end, as far as the rules care.</param>
public sealed record PhoneUse(DateTimeOffset At, CampaignId Campaign, PhoneUseEnd End);
