using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Ids;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Takes every command that fits the state; remembers the operations.</summary>
internal sealed class FakeCommands(ICampaignStore campaigns) : ICampaignCommands
{
    public List<Guid> Operations { get; } = [];

    /// <summary>What the last command gave as the time to start.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    public async Task<CommandAnswer> Send(CampaignId id, CampaignCommand command, Guid operation, DateTimeOffset? startsAt = null)
    {
        Operations.Add(operation);
        StartsAt = startsAt;
        Campaign campaign = (await campaigns.FindAsync(id, CancellationToken.None))!;
        CampaignState? next = (command, campaign.State) switch
        {
            (CampaignCommand.Start, CampaignState.Draft) or (CampaignCommand.Resume, CampaignState.Paused) => CampaignState.Running,
            (CampaignCommand.Pause, CampaignState.Running) => CampaignState.Paused,
            (CampaignCommand.Drain, CampaignState.Running) => CampaignState.Draining,
            (CampaignCommand.Schedule, CampaignState.Draft) => CampaignState.Scheduled,
            (CampaignCommand.Cancel, not CampaignState.Completed) => CampaignState.Cancelled,
            _ => null,
        };
        if (next is null)
        {
            return new($"It is {campaign.State}.");
        }
        await campaigns.UpdateAsync(campaign with { State = next.Value }, CancellationToken.None);
        return new((string?)null);
    }

    /// <summary>What <see cref="Explain"/> answers.</summary>
    public CampaignExplanation? Explanation { get; set; }

    public Task<CommandAnswer> Dial(CampaignId id, int calls, Guid operation)
    {
        Operations.Add(operation);
        return Task.FromResult(new CommandAnswer(calls > 100 ? "only a running campaign with manual pacing is dialled by hand" : null));
    }

    public Task<CampaignExplanation> Explain(CampaignId id) => Task.FromResult(Explanation!);

    /// <summary>What <see cref="Recent"/> answers, and when.</summary>
    public Func<Task<RecentCalls?>> LastMinutes { get; set; } = () => Task.FromResult<RecentCalls?>(null);

    public Task<RecentCalls?> Recent(CampaignId id) => LastMinutes();
}
