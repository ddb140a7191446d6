using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Dialling.History;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Dialling;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Grains.Interfaces.Dialling;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Campaigns;

/// <summary>Carries a campaign through its life; the row is the truth, <see cref="CampaignLifecycle"/> decides.</summary>
internal sealed partial class CampaignGrain(ICampaignStore campaigns, TimeProvider time, ILogger<CampaignGrain> logger) : Grain, ICampaignGrain
{
    private const int AnswersKept = 16;
    private static readonly TimeSpan SupervisionPeriod = TimeSpan.FromSeconds(2);

    /// <summary>Longer than that no timer waits for a start: the watchdog comes by every minute anyway.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Dictionary<Guid, CommandResult> _answers = [];
    private readonly Queue<Guid> _answered = new();
    private CampaignId _id;
    private Task<RecentCalls?>? _recent;
    private long _recentAt;
    private IGrainTimer? _supervision;
    private IGrainTimer? _start;
    private bool _lookFailed;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = GrainKeys.ParseCampaign(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<CommandResult> Schedule(Guid operation, DateTimeOffset startsAt) => Once(operation, () => Apply(CampaignCommand.Schedule, startsAt));

    public Task<CommandResult> Unschedule(Guid operation) => Once(operation, CampaignCommand.Unschedule);

    public Task<CommandResult> Start(Guid operation) => Once(operation, CampaignCommand.Start);

    public Task<CommandResult> Pause(Guid operation) => Once(operation, CampaignCommand.Pause);

    public Task<CommandResult> Resume(Guid operation) => Once(operation, CampaignCommand.Resume);

    public Task<CommandResult> Drain(Guid operation) => Once(operation, CampaignCommand.Drain);

    public Task<CommandResult> Cancel(Guid operation) => Once(operation, CampaignCommand.Cancel);

    public Task<CommandResult> Archive(Guid operation) => Once(operation, CampaignCommand.Archive);

    public Task<CommandResult> Unarchive(Guid operation) => Once(operation, CampaignCommand.Unarchive);

    public async Task<CampaignStatus> GetStatus()
    {
        Campaign campaign = await campaigns.FindAsync(_id, CancellationToken.None) ?? throw new KeyNotFoundException($"There is no campaign {_id}.");
        CampaignCounts counts = await campaigns.CountAsync(_id, CancellationToken.None);
        return new CampaignStatus(campaign.State, counts.Total, counts.InFlight, counts.Finished, counts.NextDue, await Recent() ?? Sum([]));
    }

    public async Task<CampaignExplanation> Explain()
    {
        Campaign campaign = await campaigns.FindAsync(_id, CancellationToken.None) ?? throw new KeyNotFoundException($"There is no campaign {_id}.");
        CampaignCounts counts = await campaigns.CountAsync(_id, CancellationToken.None);
        PartitionState[] partitions = campaign.State == CampaignState.Running
            ? await Task.WhenAll(Partitions(campaign).Select(p => p.Explain()))
            : [];
        IReadOnlyList<Hold> holds = CampaignHolds.Of(campaign, counts, time.GetUtcNow(), partitions.SelectMany(p => p.Holds).Select(DialMessages.Of));
        return new CampaignExplanation(campaign.State, [.. holds.Select(DialMessages.Of)], [.. partitions], Sum(partitions));
    }

    public Task<RecentCalls?> Recent()
    {
        // Lists ask for many campaigns at once, and every console for all of them: one look at the partitions does for all.
        if (_recent is null || time.GetElapsedTime(_recentAt) >= SupervisionPeriod)
        {
            _recentAt = time.GetTimestamp();
            _recent = SumRecent();
        }

        return _recent;
    }

    public Task<CommandResult> Dial(Guid operation, int calls) => Once(operation, () => DialByHand(calls));

    public async Task Wake()
    {
        if (await campaigns.FindAsync(_id, CancellationToken.None) is { } campaign)
        {
            await Supervise(campaign);
        }
    }

    private static RecentCalls Sum(IEnumerable<PartitionState> partitions) =>
        DialMessages.Of(partitions.Aggregate(default(CallTally), (sum, p) => sum + DialMessages.Of(p.Recent)));

    private async Task<RecentCalls?> SumRecent() =>
        await campaigns.FindAsync(_id, CancellationToken.None) is { State: CampaignState.Running } campaign
            ? Sum(await Task.WhenAll(Partitions(campaign).Select(p => p.Explain())))
            : null;

    private IEnumerable<IDialPartitionGrain> Partitions(Campaign campaign) =>
        Enumerable.Range(0, campaign.Partitions).Select(number => GrainFactory.GetGrain<IDialPartitionGrain>(GrainKeys.Partition(new PartitionId(_id, number))));

    private async Task<CommandResult> DialByHand(int calls)
    {
        if (await campaigns.FindAsync(_id, CancellationToken.None) is not { } campaign)
        {
            return new CommandResult(CommandOutcome.NoSuchCampaign, CampaignState.Draft, "there is no such campaign");
        }

        if (campaign is not { State: CampaignState.Running, Settings.Pacing.Mode: PacingMode.Manual })
        {
            return new CommandResult(CommandOutcome.Refused, campaign.State, "only a running campaign with manual pacing is dialled by hand");
        }

        int each = calls / campaign.Partitions;
        int rest = calls % campaign.Partitions;
        await Task.WhenAll(Partitions(campaign).Select((partition, number) => partition.Ask(each + (number < rest ? 1 : 0))));
        return new CommandResult(CommandOutcome.Done, campaign.State, null);
    }

    private Task<CommandResult> Once(Guid operation, CampaignCommand command) => Once(operation, () => Apply(command));

    private async Task<CommandResult> Once(Guid operation, Func<Task<CommandResult>> apply)
    {
        if (_answers.TryGetValue(operation, out CommandResult? before))
        {
            return before;
        }

        CommandResult answer = await apply();
        _answers[operation] = answer;
        _answered.Enqueue(operation);
        if (_answered.Count > AnswersKept)
        {
            _answers.Remove(_answered.Dequeue());
        }

        return answer;
    }

    private async Task<CommandResult> Apply(CampaignCommand command, DateTimeOffset? startsAt = null)
    {
        while (true)
        {
            if (await campaigns.FindAsync(_id, CancellationToken.None) is not { } campaign)
            {
                return new CommandResult(CommandOutcome.NoSuchCampaign, CampaignState.Draft, "there is no such campaign");
            }

            CampaignTransition transition = CampaignLifecycle.After(campaign.State, command);
            int contacts = (await campaigns.CountAsync(_id, CancellationToken.None)).Total;
            DateTimeOffset now = time.GetUtcNow();
            if ((transition.Refusal ?? CampaignConditions.Refusal(campaign, contacts, command, startsAt, now)) is { } reason)
            {
                return new CommandResult(CommandOutcome.Refused, campaign.State, reason);
            }

            Campaign wanted = Changed(campaign with { State = transition.Next ?? campaign.State }, command, startsAt, now);
            if (wanted == campaign)
            {
                await Supervise(campaign);
                return new CommandResult(CommandOutcome.AlreadyDone, campaign.State, null);
            }

            // Null: somebody edited the row between our read and our write. Their change stands; decide again on top of it.
            if (await campaigns.UpdateAsync(wanted, CancellationToken.None) is { } changed)
            {
                LogStateChanged(_id, campaign.State, changed.State, command);
                await Supervise(changed);
                return new CommandResult(CommandOutcome.Done, changed.State, null);
            }
        }
    }

    private static Campaign Changed(Campaign campaign, CampaignCommand command, DateTimeOffset? startsAt, DateTimeOffset now) => command switch
    {
        CampaignCommand.Schedule => campaign with { StartsAt = startsAt },
        CampaignCommand.Unschedule => campaign with { StartsAt = null },
        CampaignCommand.Archive => campaign with { ArchivedAt = campaign.ArchivedAt ?? now },
        CampaignCommand.Unarchive => campaign with { ArchivedAt = null },
        _ => campaign,
    };

    /// <summary>Keeps looking after the campaign while something of it moves, and looks again when its start comes.</summary>
    private async Task Supervise(Campaign campaign)
    {
        _start?.Dispose();
        _start = null;
        if (campaign is { State: CampaignState.Scheduled, StartsAt: { } startsAt })
        {
            TimeSpan wait = startsAt - time.GetUtcNow();
            TimeSpan due = wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait;
            _start = this.RegisterGrainTimer(LookAfter, new GrainTimerCreationOptions(due, SupervisionPeriod) { KeepAlive = true });
        }

        if (campaign.State is not (CampaignState.Running or CampaignState.Draining or CampaignState.Paused))
        {
            _supervision?.Dispose();
            _supervision = null;
            return;
        }

        _supervision ??= this.RegisterGrainTimer(LookAfter, new GrainTimerCreationOptions(SupervisionPeriod, SupervisionPeriod) { KeepAlive = true });
        if (campaign.State == CampaignState.Running)
        {
            foreach (IDialPartitionGrain partition in Partitions(campaign))
            {
                await partition.Wake();
            }
        }
    }

    private async Task LookAfter(CancellationToken cancellationToken)
    {
        try
        {
            if (await campaigns.FindAsync(_id, cancellationToken) is { } campaign)
            {
                CampaignCounts counts = await campaigns.CountAsync(_id, cancellationToken);
                foreach (CampaignCommand happened in CampaignMoments.Of(campaign, counts, time.GetUtcNow()))
                {
                    await Apply(happened);
                }
            }

            _lookFailed = false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The store may be away for a while: the next look, in 2 s, finds out. It is said once.
            if (!_lookFailed)
            {
                _lookFailed = true;
                LogLookFailed(problem, _id);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Campaign {Campaign}: {From} -> {To} ({Command})")]
    private partial void LogStateChanged(CampaignId campaign, CampaignState from, CampaignState to, CampaignCommand command);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Campaign {Campaign} could not be looked after; trying again every 2 s, and this is not logged again until it works")]
    private partial void LogLookFailed(Exception problem, CampaignId campaign);
}
