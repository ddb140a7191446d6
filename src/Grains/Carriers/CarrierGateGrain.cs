using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Carriers;

/// <summary>The mailbox of one carrier's <see cref="PermitSchedule"/>, <see cref="ChannelBudget"/> and <see cref="CarrierBreaker"/>.</summary>
internal sealed partial class CarrierGateGrain(ICarrierStore carriers, ICampaignStore campaigns, TimeProvider time, ILogger<CarrierGateGrain> logger)
    : Grain, ICarrierGateGrain
{
    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(2);

    /// <summary>An INVITE that is never answered ends after 32 s (Timer B); then another probe may go.</summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(40);

    private readonly long _born = time.GetTimestamp();
    private readonly PermitSchedule _schedule = new(TimeSpan.Zero, Horizon);
    private readonly CarrierBreaker _breaker = new();
    private readonly ChannelBudget _channels = new();
    private CarrierId _id;

    private TimeSpan Now => time.GetElapsedTime(_born);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = GrainKeys.ParseCarrier(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<PermitLease> LeasePermits(int wanted)
    {
        Carrier? carrier = await carriers.FindAsync(_id, CancellationToken.None);
        if (carrier is null)
        {
            return new PermitLease(0, TimeSpan.Zero, TimeSpan.Zero, null);
        }

        int free = _channels.Free(Now, carrier.Channels, await CountOpenAttempts());
        Permits permits = _schedule.Grant(Now, _breaker.Allowed(Now, Math.Min(wanted, free)), carrier.CallsPerSecond);
        _channels.Gave(Now, permits);
        if (permits.Count > 0)
        {
            _breaker.Trying(Now, ProbeTimeout);
        }

        return new PermitLease(permits.Count, permits.FirstAfter, permits.Spacing, _breaker.HoldLeft(Now), free);
    }

    /// <summary>Of all campaigns that dial through this carrier, paused ones included: their live calls go on.</summary>
    private async Task<int> CountOpenAttempts()
    {
        int open = 0;
        foreach (Campaign campaign in await campaigns.ListAsync(CancellationToken.None))
        {
            if (campaign.Settings.Carrier == _id && campaign.State is not (CampaignState.Draft or CampaignState.Completed))
            {
                open += (await campaigns.CountAsync(campaign.Id, CancellationToken.None)).InFlight;
            }
        }

        return open;
    }

    public Task Report(CarrierResult result)
    {
        bool held = _breaker.HoldLeft(Now) is not null;
        if (result == CarrierResult.Carried)
        {
            _breaker.Carried();
        }
        else
        {
            _breaker.Failed(Now);
        }

        if (!held && _breaker.HoldLeft(Now) is { } hold)
        {
            LogHeld(_id, hold);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Carrier {Carrier} fails; no INVITEs to it for {Hold}, then one to probe it. Check that it is reachable and takes our calls")]
    private partial void LogHeld(CarrierId carrier, TimeSpan hold);
}
