using CxBridge.Domain.Campaigns;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Seam to the campaign's grain, so that the endpoints are tested without a silo.</summary>
internal interface ICampaignCommands
{
    /// <param name="id">The campaign.</param>
    /// <param name="command">What to do.</param>
    /// <param name="operation">The same for every try of one command.</param>
    Task<CommandAnswer> Send(CampaignId id, CampaignCommand command, Guid operation);
}
