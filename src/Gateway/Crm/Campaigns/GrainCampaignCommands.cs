using CxBridge.Domain.Campaigns;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Commands by way of the campaign's grain, which alone moves a campaign through its life.</summary>
internal sealed class GrainCampaignCommands(IGrainFactory grains) : ICampaignCommands
{
    public async Task<CommandAnswer> Send(CampaignId id, CampaignCommand command, Guid operation, DateTimeOffset? startsAt = null)
    {
        ICampaignGrain campaign = grains.GetGrain<ICampaignGrain>(GrainKeys.Campaign(id));
        CommandResult result = await (command switch
        {
            CampaignCommand.Schedule => campaign.Schedule(operation, startsAt!.Value),
            CampaignCommand.Unschedule => campaign.Unschedule(operation),
            CampaignCommand.Archive => campaign.Archive(operation),
            CampaignCommand.Unarchive => campaign.Unarchive(operation),
            CampaignCommand.Start => campaign.Start(operation),
            CampaignCommand.Pause => campaign.Pause(operation),
            CampaignCommand.Resume => campaign.Resume(operation),
            CampaignCommand.Drain => campaign.Drain(operation),
            CampaignCommand.Cancel => campaign.Cancel(operation),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "Happens to a campaign; nobody may ask for it."),
        });
        return Answer(result);
    }

    public async Task<CommandAnswer> Dial(CampaignId id, int calls, Guid operation) =>
        Answer(await grains.GetGrain<ICampaignGrain>(GrainKeys.Campaign(id)).Dial(operation, calls));

    public Task<CampaignExplanation> Explain(CampaignId id) => grains.GetGrain<ICampaignGrain>(GrainKeys.Campaign(id)).Explain();

    public Task<RecentCalls?> Recent(CampaignId id) => grains.GetGrain<ICampaignGrain>(GrainKeys.Campaign(id)).Recent();

    private static CommandAnswer Answer(CommandResult result) =>
        new(result.Outcome is CommandOutcome.Done or CommandOutcome.AlreadyDone ? null : result.Reason ?? $"It is {result.State}.");
}
