using CxBridge.Domain.Campaigns;

namespace CxBridge.Gateway.Crm.Campaigns;

internal sealed class GrainCampaignCommands : ICampaignCommands
{
    public Task<CommandAnswer> Send(CampaignId id, CampaignCommand command, Guid operation) => Task.FromResult(new CommandAnswer("no silo"));
}
