using System.Collections.Concurrent;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Attempts;

/// <summary>Two owners and a host around campaigns that have the same numbers, and what each of them believes.</summary>
internal sealed class NumberWorld(TestStore store, Campaign[] campaigns)
{
    public const int Partitions = 2;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(4);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ConcurrentDictionary<(int Owner, PartitionId Partition), long> _epochs = new();
    private readonly ConcurrentDictionary<PartitionId, long> _newestEpochs = new();
    private readonly ConcurrentQueue<(PartitionId Partition, Claim Claim)> _claims = new();
    private readonly ConcurrentQueue<GatedAttempt> _gated = new();
    private int _stale;
    private int _life;

    public int PassedTwice => _gated.Count - _gated.Select(g => g.Attempt).Distinct().Count();

    /// <summary>Gates that were passed under an epoch that was over before they were asked.</summary>
    public int PassedStale => _stale;

    private HostId Host => new("host-a", $"life-{_life}");

    /// <summary>Runs the steps at the same time.</summary>
    public Task RunAsync(IReadOnlyList<NumberStep> steps)
    {
        var before = new Dictionary<PartitionId, long>(_newestEpochs);
        return Task.WhenAll(steps.Select(s => StepAsync(s, before)));
    }

    /// <summary>Leases, claims and dials once, so that every history has something to go on from.</summary>
    public async Task BeginAsync()
    {
        foreach (Campaign campaign in campaigns)
        {
            for (int partition = 0; partition < Partitions; partition++)
            {
                var place = new PartitionId(campaign.Id, partition);
                long epoch = await store.LeaseAsync(campaign, "owner-0", partition);
                _epochs[(0, place)] = _newestEpochs[place] = epoch;
                foreach (Claim claim in await store.ClaimAsync(campaign, epoch, limit: 1, partition))
                {
                    _claims.Enqueue((place, claim));
                    await GateAsync(place, claim, []);
                }
            }
        }
    }

    /// <summary>What the host left open is closed by its next life, to be tried again.</summary>
    public async Task HostCrashesAsync()
    {
        int life = Interlocked.Increment(ref _life);
        foreach (GatedAttempt orphan in await store.Dial.OrphansAsync("host-a", $"life-{life}", 100, None))
        {
            await store.CloseAsync(store.Close(orphan, ContactState.RetryScheduled, TimeSpan.FromSeconds(1), AttemptOutcome.Unknown, "unknown"));
        }
    }

    /// <summary>Another owner claims and dials all that it can.</summary>
    public async Task<IReadOnlyList<PhoneNumber>> ReplaceOwnersAsync()
    {
        var numbers = new List<PhoneNumber>();
        foreach (Campaign campaign in campaigns)
        {
            for (int partition = 0; partition < Partitions; partition++)
            {
                long epoch = await store.LeaseAsync(campaign, "the last owner", partition);
                foreach (Claim claim in await store.ClaimAsync(campaign, epoch, partition: partition))
                {
                    GatedAttempt gated = Assert.IsType<GatedAttempt>(await store.Dial.GateAsync(claim.Attempt, claim.Epoch, Host, 0, None));
                    numbers.Add(gated.Number);
                }
            }
        }

        return numbers;
    }

    private async Task StepAsync(NumberStep step, Dictionary<PartitionId, long> newestBefore)
    {
        var partition = new PartitionId(campaigns[step.Campaign].Id, step.Pick % Partitions);
        switch (step.Action)
        {
            case DialAction.Lease when await store.Dial.LeaseAsync(partition, $"owner-{step.Owner}", LeaseTime, None) is { } lease:
                _epochs[(step.Owner, partition)] = lease.Epoch;
                _newestEpochs.AddOrUpdate(partition, lease.Epoch, (_, known) => Math.Max(known, lease.Epoch));
                break;
            case DialAction.LeaseEnds:
                store.Time.Advance(LeaseTime);
                break;
            case DialAction.Claim when _epochs.TryGetValue((step.Owner, partition), out long epoch):
                foreach (Claim claim in await store.Dial.ClaimAsync(partition, epoch, 1 + (step.Pick % 3), None))
                {
                    _claims.Enqueue((partition, claim));
                }

                break;
            case DialAction.Gate when Pick(_claims, step.Pick) is { Claim: not null } picked:
                await GateAsync(picked.Partition, picked.Claim, newestBefore);
                break;
            case DialAction.GiveBack when Pick(_claims, step.Pick) is { Claim: not null } picked:
                await store.Dial.GiveBackAsync(picked.Claim.Attempt, picked.Claim.Epoch, None);
                break;
            case DialAction.Close when Pick(_gated, step.Pick) is { } gated:
                await store.CloseAsync(step.Pick % 10 == 0
                    ? store.Close(gated)
                    : store.Close(gated, ContactState.RetryScheduled, TimeSpan.FromSeconds(step.Pick % 60), AttemptOutcome.Busy, "busy"));
                break;
            case DialAction.OwnerCrashes:
                _epochs.TryRemove((step.Owner, partition), out _);
                break;
            case DialAction.HostCrashes:
                await HostCrashesAsync();
                break;
            default:
                break; // There is nothing to do it to yet.
        }
    }

    private async Task GateAsync(PartitionId partition, Claim claim, Dictionary<PartitionId, long> newestBefore)
    {
        if (await store.Dial.GateAsync(claim.Attempt, claim.Epoch, Host, 0, None) is { } passed)
        {
            _gated.Enqueue(passed);
            if (claim.Epoch < newestBefore.GetValueOrDefault(partition))
            {
                Interlocked.Increment(ref _stale);
            }
        }
    }

    // Mostly of the newest, so that a history goes on; of any that ever was now and then.
    private static T? Pick<T>(ConcurrentQueue<T> from, int pick)
    {
        T[] all = [.. from];
        return all.Length == 0 ? default : pick % 4 == 0 ? all[pick % all.Length] : all[^(1 + (pick % Math.Min(3, all.Length)))];
    }
}
