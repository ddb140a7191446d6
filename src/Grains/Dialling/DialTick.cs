using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Dialling.FairShare;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Grains.Interfaces.Fleet;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Dialling;

/// <summary>
/// What a partition does in each tick. One a partition; a tick at a time.
/// <code>
/// 1 campaign   still running? otherwise the caller gives the lease up and stops; within its own hours?
/// 2 lease      ours under which epoch? What an earlier tick could not give back is given back
/// 3 pace       how many the campaign wants to begin now, and of these our share; who dials on lines asks first how many slots it may count on
/// 4 slots      our share of the free ones, or lines, reserved at the fleet
/// 5 permits    as many as the carriers take in this tick, each with its place in time
/// 6 claim      as many contacts as there are slots and permits
/// 7 dial       each at its place; a slot that its host refuses is replaced; what no slot takes is given back
/// 8 release    slots that were not used
/// </code>
/// The report says what each step gave, while they are gone through and afterwards: explanations are made of it.
/// Dying anywhere in between leaves rows in state reserved, which the next owner's epoch voids.
/// </summary>
internal sealed class DialTick(DialPorts ports, PartitionId partition, CampaignPace pace, ClaimReturns returns, OverdueCalls overdue, ILogger logger)
{
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(10);

    private readonly string _owner = Guid.NewGuid().ToString("n");
    private readonly WithdrawnCalls _withdrawn = new(ports.Time);
    private int _asked;

    /// <summary>The epoch of our lease; null while we have none.</summary>
    public long? Epoch { get; private set; }

    /// <summary>The last tick, or the one that goes on; null before the first.</summary>
    public DialReport? Report { get; private set; }

    /// <summary>Somebody asks for so many calls by hand.</summary>
    public void Ask(int calls) => _asked += Math.Max(0, calls);

    /// <summary>An attempt found no permit, and is as if it had not been.</summary>
    public void Withdrawn() => _withdrawn.Add();

    /// <summary>Takes note of a tick that threw.</summary>
    public void Failed() => Report = new DialReport { At = ports.Time.GetUtcNow(), Step = DialStep.Failed };

    /// <summary>Runs one tick.</summary>
    /// <returns>Null: the campaign does not run, and ticks are over.</returns>
    public async Task<DialStep?> RunAsync(CancellationToken cancellationToken)
    {
        // 1 campaign
        Campaign? campaign = await ports.Campaigns.FindAsync(partition.Campaign, cancellationToken);
        if (campaign is not { State: CampaignState.Running })
        {
            return null;
        }

        DateTimeOffset began = ports.Time.GetUtcNow();
        if (!campaign.Settings.MayBeginAt(began))
        {
            return Note(new DialReport { At = began, Step = DialStep.OutsideHours });
        }

        // 2 lease
        PartitionLease? lease = await ports.Dial.LeaseAsync(partition, _owner, LeaseDuration, cancellationToken);
        Epoch = lease?.Epoch;
        if (lease is null)
        {
            return Note(new DialReport { At = began, Step = DialStep.LeaseElsewhere });
        }

        await returns.SettleAsync();

        // 3 pace
        CampaignCounts counts = await ports.Campaigns.CountAsync(partition, cancellationToken);
        await pace.ObserveAsync(partition, campaign, counts, _asked, cancellationToken);
        await overdue.CloseAsync(campaign, cancellationToken);
        DialReport report = await PaceAsync(campaign, counts, began);
        Note(report);

        // 4 slots
        SlotShare share = report.Places == PlaceKind.Line ? new SlotShare(report.Wanted, report.Wanted) : await AskForShareAsync(campaign, report.Wanted, counts.InFlight, ShareUse.Reserve);
        Note(report with { Share = share.Slots, FreeSlots = share.Free });
        if (share.Slots > 0)
        {
            await ReserveAndDialAsync(share.Slots, lease.Epoch, campaign.Settings, cancellationToken);
        }

        return Report!.Step;
    }

    /// <summary>Gives the lease up, so that another owner need not wait for its end.</summary>
    public async Task GiveLeaseUpAsync(CancellationToken cancellationToken)
    {
        if (Epoch is { } epoch)
        {
            Epoch = null;
            await ports.Dial.ReleaseLeaseAsync(partition, epoch, cancellationToken);
        }
    }

    private DialStep Note(DialReport report)
    {
        Report = report;
        return report.Step;
    }

    private async Task<DialReport> PaceAsync(Campaign campaign, CampaignCounts counts, DateTimeOffset began)
    {
        PlaceKind kind = campaign.Settings.Pacing.DialsOnLines ? PlaceKind.Line : PlaceKind.Slot;
        int seatsWanted = pace.SeatsWanted(campaign.Settings.Pacing);
        int seats = kind == PlaceKind.Line ? await SeatsOfTheFleetAsync(campaign) : int.MaxValue;
        PacingDecision decision = pace.Decide(campaign.Settings.Pacing, seats);
        return new DialReport
        {
            At = began,
            Step = counts.AnyDue(began) ? DialStep.Asked : DialStep.NobodyDue,
            Decision = decision,
            Wanted = pace.ShareOf(decision, partition, campaign.Partitions),
            Places = kind,
            Withdrawn = _withdrawn.Lately,
            SeatsOfFleet = seats < pace.Talking + seatsWanted ? seats : null,
        };
    }

    // Who wants nothing says so, too: else its last demand would be remembered and kept free for it.
    private Task<SlotShare> AskForShareAsync(Campaign campaign, int wanted, int held, ShareUse use) => ports.Grains
        .GetGrain<IDialAllocatorGrain>(GrainKeys.Allocator(ports.Pool.Value.Pool))
        .Ask(new SlotDemand(campaign.Id.Value, wanted, held, campaign.Settings.Weight, campaign.Settings.GuaranteedSlots) { Use = use });

    // Lines are many; what is scarce is the slots that their answers will need. Asked every tick, so that the others leave them free meanwhile.
    private async Task<int> SeatsOfTheFleetAsync(Campaign campaign)
    {
        int talking = pace.Talking;
        return talking + (await AskForShareAsync(campaign, pace.SeatsWanted(campaign.Settings.Pacing), talking, ShareUse.CountOn)).Slots;
    }

    private async Task ReserveAndDialAsync(int wanted, long epoch, CampaignSettings settings, CancellationToken cancellationToken)
    {
        PlaceKind kind = Report!.Places;
        var unused = new Stack<SlotGrant>(await ports.Fleet.ReserveAsync(wanted, kind));
        Note(Report with { Slots = unused.Count });
        try
        {
            if (unused.Count > 0)
            {
                await DialAsync(unused, kind, epoch, settings, cancellationToken);
            }
        }
        finally
        {
            // 8 release
            if (unused.Count > 0)
            {
                await ports.Fleet.ReleaseAsync(unused);
            }
        }
    }

    private async Task DialAsync(Stack<SlotGrant> slots, PlaceKind kind, long epoch, CampaignSettings settings, CancellationToken cancellationToken)
    {
        // 5 permits
        DialPermits permits = await DialPermits.LeaseAsync(ports.Grains, await ports.Routes.TableAsync(cancellationToken), settings, slots.Count);
        Note(permits.NoteIn(Report!, ports.Time.GetUtcNow()));
        if (permits.Count == 0)
        {
            await permits.ReturnAsync(0);
            return;
        }

        // 6, 7
        var run = new DialRun(ports, partition, pace, returns, logger);
        try
        {
            await run.DialAsync(slots, kind, epoch, settings, permits, cancellationToken);
        }
        finally
        {
            _asked = Math.Max(0, _asked - run.Dialled);
            Note(Report! with { Dialled = run.Dialled, Step = run.CannotSpeak ? DialStep.CannotSpeak : Report.Step });
            await permits.ReturnAsync(run.Dialled);
        }
    }
}
