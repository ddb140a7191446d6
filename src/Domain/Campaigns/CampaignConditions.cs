using System.Globalization;

namespace CxBridge.Domain.Campaigns;

/// <summary>What a command needs beside the right state: contacts, a time that is to come, a campaign in sight. Pure.</summary>
public static class CampaignConditions
{
    /// <summary>Why a command is refused whatever the state; null when it is not.</summary>
    /// <param name="campaign">As it is.</param>
    /// <param name="contacts">How many contacts it has.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="startsAt">When it is to start; with <see cref="CampaignCommand.Schedule"/> only.</param>
    /// <param name="now">The time of day.</param>
    public static string? Refusal(Campaign campaign, int contacts, CampaignCommand command, DateTimeOffset? startsAt, DateTimeOffset now)
    {
        if (campaign.ArchivedAt is not null && command is not (CampaignCommand.Archive or CampaignCommand.Unarchive))
        {
            return "the campaign is archived; unarchive it first";
        }

        return command switch
        {
            CampaignCommand.Schedule when startsAt is null || startsAt <= now => "the time to start is not in the future: start the campaign now, or give a later time",
            CampaignCommand.Schedule when campaign.Settings.EndsAt <= startsAt => $"the campaign ends at {Text(campaign.Settings.EndsAt.Value)}, before it would start",
            CampaignCommand.Start when contacts == 0 => "the campaign has no contacts: import some first",
            CampaignCommand.Start or CampaignCommand.Resume when campaign.Settings.EndsAt <= now => $"the campaign's end came at {Text(campaign.Settings.EndsAt.Value)}: set a later one first, or none",
            _ => null,
        };
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
