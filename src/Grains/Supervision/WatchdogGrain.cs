using CxBridge.Domain.Campaigns;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Outbox;
using CxBridge.Grains.Interfaces.Supervision;
using Orleans.Runtime;

namespace CxBridge.Grains.Supervision;

/// <summary>Timers are the engine, this reminder is the watchdog: what died with its silo is woken within a minute.</summary>
internal sealed class WatchdogGrain(ICampaignStore campaigns) : Grain, IWatchdogGrain, IRemindable
{
    private const string Reminder = "look-around";
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public async Task Start()
    {
        await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        await LookAround();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => LookAround();

    private async Task LookAround()
    {
        foreach (Campaign campaign in await campaigns.ListAsync(CancellationToken.None))
        {
            if (campaign.State is CampaignState.Running or CampaignState.Draining or CampaignState.Paused or CampaignState.Scheduled)
            {
                await GrainFactory.GetGrain<ICampaignGrain>(GrainKeys.Campaign(campaign.Id)).Wake();
            }
        }

        for (int shard = 0; shard < GrainKeys.OutboxShards; shard++)
        {
            await GrainFactory.GetGrain<IOutboxShardGrain>(GrainKeys.OutboxShard(shard)).Wake();
        }
    }
}
