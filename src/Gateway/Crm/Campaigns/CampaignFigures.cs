using CxBridge.Domain.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;
using Microsoft.Extensions.Logging;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>The last 5 minutes of campaigns, for lists and screens. They are an extra: a dialler that does not answer costs a moment and the figures, not the list.</summary>
internal sealed partial class CampaignFigures(ICampaignCommands commands, TimeProvider time, ILogger<CampaignFigures> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>One campaign's figures; null while it does not run, or when nobody says.</summary>
    public async Task<RecentView?> OfAsync(Campaign campaign) => (await OfAsync([campaign]))[0];

    /// <summary>Of each campaign, in their order.</summary>
    public Task<RecentView?[]> OfAsync(IEnumerable<Campaign> campaigns) => Task.WhenAll(campaigns.Select(AskAsync));

    private async Task<RecentView?> AskAsync(Campaign campaign)
    {
        if (campaign.State != CampaignState.Running)
        {
            return null;
        }

        try
        {
            RecentCalls? recent = await commands.Recent(campaign.Id).WaitAsync(Patience, time);
            return recent is null ? null : ExplainViews.Of(recent);
        }
#pragma warning disable CA1031 // Whatever keeps the dialler from answering, the rest of the list is there.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            LogUnknown(campaign.Id, problem);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The figures of campaign {Campaign} are not known for now")]
    private partial void LogUnknown(Domain.Ids.CampaignId campaign, Exception problem);
}
