using System.Collections.Immutable;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Dialling.FairShare;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Grains.Interfaces.Fleet;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Grains.Dialling;

/// <summary>
/// Dials one partition of a campaign.
/// <code>
/// every 2 s, or soon after a call ended:
/// 1 campaign   still running? otherwise give the lease up and stop; within its own hours?
/// 2 lease      ours under which epoch?
/// 3 pace       how many the campaign wants to begin now, and of these our share; who dials on lines asks first how many slots it may count on
/// 4 slots      our share of the free ones, or lines, reserved at the fleet
/// 5 permits    as many as the carriers take in this tick, each with its place in time
/// 6 claim      as many contacts as there are slots and permits
/// 7 dial       each at its place; a slot that its host refuses is replaced; what no slot takes is given back
/// 8 release    slots that were not used
/// </code>
/// The report of the last tick says what each step gave: <see cref="Explain"/> answers from it.
/// Dying anywhere in between leaves rows in state reserved, which the next owner's epoch voids.
/// </summary>
internal sealed partial class DialPartitionGrain(
    ICampaignStore campaigns, IDialStore dial, ICallStore calls, IRouteStore routes, ICallWayStore ways, FleetClient fleet, IOptions<FleetOptions> pool, TimeProvider time, ILogger<DialPartitionGrain> logger)
    : Grain, IDialPartitionGrain
{
    private static readonly TimeSpan TickPeriod = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(10);

    /// <summary>How often in one tick slots that hosts refused are replaced: a fleet that refuses everything is asked again by the next tick.</summary>
    private const int ReservationsAfterRefusals = 3;

    private readonly string _owner = Guid.NewGuid().ToString("n");
    private readonly CampaignPace _pace = new(calls, time);
    private PartitionId _partition;
    private long? _epoch;
    private IGrainTimer? _timer;
    private bool _failing;
    private int _asked;
    private DialReport? _report;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _partition = GrainKeys.ParsePartition(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => await GiveLeaseUp(cancellationToken);

    public Task Wake()
    {
        _timer ??= this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(TimeSpan.Zero, TickPeriod) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task AttemptClosed(AttemptClosedHint hint)
    {
        _timer?.Change(Soon, TickPeriod);
        await _pace.ClosedAsync(AttemptId.Parse(hint.Attempt));
    }

    public Task Ask(int calls)
    {
        _asked += Math.Max(0, calls);
        _timer?.Change(Soon, TickPeriod);
        return Task.CompletedTask;
    }

    public Task<PartitionState> Explain() => Task.FromResult(DialMessages.Of(_report, DialHolds.Of(_report, time.GetUtcNow()), _pace.Recent));

    private async Task Tick(CancellationToken cancellationToken)
    {
        try
        {
            await DialWhatIsDue(cancellationToken);
            _failing = false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            _report = new DialReport { At = time.GetUtcNow(), Step = DialStep.Failed };
            // The store or the fleet is away: no new dials until it is back. Said once, not every 2 s.
            if (!_failing)
            {
                _failing = true;
                LogTickFailed(problem, _partition);
            }
        }
    }

    private async Task DialWhatIsDue(CancellationToken cancellationToken)
    {
        // 1 campaign
        Campaign? campaign = await campaigns.FindAsync(_partition.Campaign, cancellationToken);
        if (campaign is not { State: CampaignState.Running })
        {
            await Stop(cancellationToken);
            return;
        }

        DateTimeOffset began = time.GetUtcNow();
        if (!campaign.Settings.MayDialAt(began))
        {
            _report = new DialReport { At = began, Step = DialStep.OutsideHours };
            return;
        }

        // 2 lease
        PartitionLease? lease = await dial.LeaseAsync(_partition, _owner, LeaseDuration, cancellationToken);
        _epoch = lease?.Epoch;
        if (lease is null)
        {
            _report = new DialReport { At = began, Step = DialStep.LeaseElsewhere };
            return;
        }

        // 3 pace
        CampaignCounts counts = await campaigns.CountAsync(_partition.Campaign, cancellationToken);
        await _pace.ObserveAsync(campaign, counts, _asked, cancellationToken);
        PlaceKind kind = campaign.Settings.Pacing.DialsOnLines ? PlaceKind.Line : PlaceKind.Slot;
        int seatsWanted = _pace.SeatsWanted(campaign.Settings.Pacing);
        int seats = kind == PlaceKind.Line ? await SeatsOfTheFleet(campaign) : int.MaxValue;
        PacingDecision decision = _pace.Decide(campaign.Settings.Pacing, seats);
        int wanted = _pace.ShareOf(decision, _partition, campaign.Partitions);
        DialStep step = counts.AnyDue(began) ? DialStep.Asked : DialStep.NobodyDue;
        _report = new DialReport { At = began, Step = step, Decision = decision, Wanted = wanted, Places = kind };
        if (seats < _pace.Talking + seatsWanted)
        {
            _report = _report with { SeatsOfFleet = seats };
        }

        // 4 slots
        SlotShare share = kind == PlaceKind.Line ? new SlotShare(wanted, wanted) : await AskForShare(campaign, wanted, counts.InFlight, ShareUse.Reserve);
        _report = _report with { Share = share.Slots, FreeSlots = share.Free };
        if (share.Slots == 0)
        {
            return;
        }

        var unused = new Stack<SlotGrant>(await fleet.ReserveAsync(share.Slots, kind));
        _report = _report with { Slots = unused.Count };
        try
        {
            if (unused.Count > 0)
            {
                await DialInto(unused, lease.Epoch, campaign.Settings, cancellationToken);
            }
        }
        finally
        {
            // 8 release
            if (unused.Count > 0)
            {
                await fleet.ReleaseAsync(unused);
            }
        }
    }

    // Who wants nothing says so, too: else its last demand would be remembered and kept free for it.
    private Task<SlotShare> AskForShare(Campaign campaign, int wanted, int held, ShareUse use) => GrainFactory
        .GetGrain<IDialAllocatorGrain>(GrainKeys.Allocator(pool.Value.Pool))
        .Ask(new SlotDemand(campaign.Id.Value, wanted, held, campaign.Settings.Weight, campaign.Settings.GuaranteedSlots) { Use = use });

    // Lines are many; what is scarce is the slots that their answers will need. Asked every tick, so that the others leave them free meanwhile.
    private async Task<int> SeatsOfTheFleet(Campaign campaign)
    {
        int talking = _pace.Talking;
        return talking + (await AskForShare(campaign, _pace.SeatsWanted(campaign.Settings.Pacing), talking, ShareUse.CountOn)).Slots;
    }

    private async Task DialInto(Stack<SlotGrant> slots, long epoch, CampaignSettings settings, CancellationToken cancellationToken)
    {
        // 5 permits
        DialPermits permits = await DialPermits.LeaseAsync(GrainFactory, await routes.TableAsync(cancellationToken), settings, slots.Count);
        _report = permits.NoteIn(_report!, time.GetUtcNow());
        int dialled = _report.Dialled;
        if (permits.Count == 0)
        {
            await permits.ReturnAsync(0);
            return;
        }

        try
        {
            await DialClaims(slots, epoch, settings, permits, cancellationToken);
        }
        finally
        {
            await permits.ReturnAsync(_report.Dialled - dialled);
        }
    }

    private async Task DialClaims(Stack<SlotGrant> slots, long epoch, CampaignSettings settings, DialPermits permits, CancellationToken cancellationToken)
    {
        // 6 claim
        IReadOnlyList<Claim> claims = await dial.ClaimAsync(_partition, epoch, Math.Min(permits.Count, slots.Count), cancellationToken);
        var back = new HashSet<Claim>(claims);
        try
        {
            (IReadOnlyList<(Claim Claim, TimeSpan Place)> placed, _) = await permits.AssignAsync(claims, ways, cancellationToken);
            foreach ((Claim claim, _) in placed)
            {
                _pace.Claimed(claim.Attempt);
            }

            var open = new Queue<(Claim Claim, TimeSpan Place)>(placed);

            // 7 dial
            long began = time.GetTimestamp();
            int again = ReservationsAfterRefusals;
            while (open.Count > 0 && slots.Count > 0)
            {
                (Claim claim, TimeSpan place) = open.Peek();
                TimeSpan wait = place - time.GetElapsedTime(began);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, cancellationToken);
                }

                DialAnswer answer = await DialOne(claim, slots.Pop(), settings);
                if (answer == DialAnswer.CannotSpeak)
                {
                    // Its other slots would say the same; the host tells its operators why.
                    _report = _report! with { Step = DialStep.CannotSpeak };
                    break;
                }

                if (answer == DialAnswer.Accepted)
                {
                    open.Dequeue();
                    back.Remove(claim);
                    _asked = Math.Max(0, _asked - 1);
                    _report = _report! with { Dialled = _report.Dialled + 1 };
                }
                else if (slots.Count == 0 && again-- > 0)
                {
                    // Nothing was sent, so the place in time is still ours; the registry is asked for what the hosts refused.
                    foreach (SlotGrant other in await fleet.ReserveAsync(open.Count, _report!.Places))
                    {
                        slots.Push(other);
                    }
                }
            }
        }
        finally
        {
            // Giving back is safe even when an order is still on its way to a host: the gate then matches no row.
            foreach (Claim claim in back)
            {
                await dial.GiveBackAsync(claim.Attempt, claim.Epoch, CancellationToken.None);
            }
        }
    }

    private async Task<DialAnswer> DialOne(Claim claim, SlotGrant grant, CampaignSettings settings)
    {
        ICallSlotGrain slot = GrainFactory.GetGrain<ICallSlotGrain>(GrainKeys.Place(grant.Kind, grant.Host, grant.Slot));
        DialAnswer answer = await slot.Dial(new DialSlot(grant, claim.Attempt.Value, GrainKeys.Partition(_partition), claim.Epoch, settings.Bot.Value, settings.BotVersion));
        if (answer is not (DialAnswer.Accepted or DialAnswer.CannotSpeak))
        {
            LogSlotRefused(_partition, grant.Kind, grant.Host, grant.Slot, answer);
        }

        return answer;
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        _timer = null;
        await GiveLeaseUp(cancellationToken);
        DeactivateOnIdle();
    }

    private async Task GiveLeaseUp(CancellationToken cancellationToken)
    {
        if (_epoch is { } epoch)
        {
            _epoch = null;
            await dial.ReleaseLeaseAsync(_partition, epoch, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Partition {Partition} cannot dial for now; trying again every tick")]
    private partial void LogTickFailed(Exception problem, PartitionId partition);

    [LoggerMessage(Level = LogLevel.Information, Message = "Partition {Partition}: {Place} {Host}/{Slot} refused ({Answer}); the claim takes another")]
    private partial void LogSlotRefused(PartitionId partition, PlaceKind place, string host, int slot, DialAnswer answer);
}
