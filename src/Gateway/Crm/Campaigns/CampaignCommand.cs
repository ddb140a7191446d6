namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>What can be told to a campaign.</summary>
internal enum CampaignCommand
{
    Start,
    Pause,
    Resume,
    Drain,
    Cancel,
}
