using CxBridge.Domain.Campaigns;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Seam to the campaign's grain, so that the endpoints are tested without a silo.</summary>
internal interface ICampaignCommands
{
    /// <param name="id">The campaign.</param>
    /// <param name="command">What to do.</param>
    /// <param name="operation">The same for every try of one command.</param>
    /// <param name="startsAt">With <see cref="CampaignCommand.Schedule"/> only.</param>
    Task<CommandAnswer> Send(CampaignId id, CampaignCommand command, Guid operation, DateTimeOffset? startsAt = null);

    /// <summary>Dials by hand.</summary>
    Task<CommandAnswer> Dial(CampaignId id, int calls, Guid operation);

    /// <summary>Why a campaign does not dial more.</summary>
    Task<CampaignExplanation> Explain(CampaignId id);

    /// <summary>The last 5 minutes of a campaign; null while it is not dialled.</summary>
    Task<RecentCalls?> Recent(CampaignId id);
}
