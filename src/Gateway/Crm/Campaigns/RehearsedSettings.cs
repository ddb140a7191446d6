using CxBridge.Domain.Campaigns;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>What one run of a rehearsal tries.</summary>
/// <param name="Name">For people.</param>
/// <param name="Settings">Of the campaign.</param>
/// <param name="CallsPerSecond">What the carrier takes; null: no limit.</param>
/// <param name="Channels">The carrier's calls at once; null: no limit.</param>
internal sealed record RehearsedSettings(string Name, CampaignSettings Settings, double? CallsPerSecond, int? Channels);
