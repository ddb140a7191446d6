using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;

namespace CxBridge.Storage.Compliance;

/// <summary>A campaign's settings, and the rules of calling that they make.</summary>
internal sealed record SettingsLaw(CampaignSettings Settings, DialLaw Law)
{
    public static SettingsLaw Of(CampaignSettings settings) => new(settings, new DialLaw(settings.Compliance, settings.CallerId));
}
