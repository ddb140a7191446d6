namespace CxBridge.Domain.Campaigns;

/// <summary>What has happened to a campaign without anybody's command: its start, its end, its last call. Pure.</summary>
public static class CampaignMoments
{
    /// <summary>What has happened, in order; most of the time nothing that moves the campaign.</summary>
    public static IEnumerable<CampaignCommand> Of(Campaign campaign, CampaignCounts counts, DateTimeOffset now)
    {
        bool ended = campaign.Settings.EndsAt <= now;
        if (campaign.State == CampaignState.Scheduled)
        {
            return ended ? [CampaignCommand.EndCame] : campaign.StartsAt <= now ? [CampaignCommand.StartCame] : [];
        }

        if (counts.InFlight > 0)
        {
            return ended ? [CampaignCommand.EndCame] : [];
        }

        return ended ? [CampaignCommand.EndCame, CampaignCommand.LastCallOverAfterEnd]
            : counts.Total > 0 && counts.Waiting == 0 ? [CampaignCommand.AllContactsFinished]
            : [CampaignCommand.LastCallOver];
    }
}
