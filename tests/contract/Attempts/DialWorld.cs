using System.Collections.Concurrent;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Attempts;

/// <summary>Three owners, two partitions and a host around one campaign: what each of them believes, and what must hold whatever they do.</summary>
internal sealed class DialWorld(TestStore store, Campaign campaign)
{
    private const int Partitions = 2;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ConcurrentDictionary<(int Owner, int Partition), long> _epochs = new();
    private readonly ConcurrentDictionary<int, long> _newestEpochs = new();
    private readonly ConcurrentQueue<(int Partition, Claim Claim)> _claims = new();
    private readonly ConcurrentQueue<GatedAttempt> _gated = new();
    private readonly ConcurrentQueue<AttemptId> _withdrawn = new();
    private int _life;

    /// <summary>Runs the steps at the same time.</summary>
    public Task RunAsync(IReadOnlyList<DialStep> steps)
    {
        // What a gate may know at its start: an epoch that was over before the steps began is stale for certain.
        var before = new Dictionary<int, long>(_newestEpochs);
        return Task.WhenAll(steps.Select(s => StepAsync(s, before)));
    }

    public async Task CheckAsync()
    {
        Assert.Empty(await store.QueryAsync<long>("SELECT contact_id FROM attempt WHERE state NOT IN ('closed', 'void') GROUP BY contact_id HAVING COUNT(*) > 1"));
        Assert.Empty(await store.QueryAsync<long>(
            $"""
            SELECT c.id FROM contact c WHERE c.campaign_id = '{campaign.Id}' AND (c.state = 'leased') <>
                EXISTS (SELECT 1 FROM attempt a WHERE a.id = c.attempt_id AND a.contact_id = c.id AND a.state NOT IN ('closed', 'void'))
            """));
        Assert.Empty(await store.QueryAsync<long>(
            $"SELECT c.id FROM contact c WHERE c.campaign_id = '{campaign.Id}' AND c.attempts <> (SELECT COUNT(*) FROM attempt a WHERE a.contact_id = c.id AND a.started_at IS NOT NULL)"));
        Assert.Equal(_gated.Count, _gated.Select(g => g.Attempt).Distinct().Count());
        Assert.Equal(_withdrawn.Count, _withdrawn.Distinct().Count());
        foreach (AttemptId withdrawn in _withdrawn)
        {
            Assert.Null(await store.Calls.FindAsync(withdrawn, None));
        }


        CampaignCounts counts = await store.CountAsync(campaign);
        IReadOnlyList<Contact> contacts = await store.Contacts.ListAsync(campaign.Id, null, 100, None);
        Assert.Equal(contacts.GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())), counts.ByState.OrderBy(s => s.Key).Select(s => (s.Key, s.Value)));
        Assert.Equal(
            contacts.Where(c => c.Disposition is not null).GroupBy(c => c.Disposition!.Value.Code).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())),
            counts.ByDisposition.OrderBy(d => d.Key).Select(d => (d.Key, d.Value)));
        Assert.Equal(contacts.Min(c => c.NextAt), counts.NextDue);
    }

    /// <summary>Every host dies, every owner is replaced: then each contact can be reached again or is at its end.</summary>
    public async Task EndAsync()
    {
        await StepAsync(new(DialAction.HostCrashes, 0, 0, Order.AfterTheLast), []);
        store.Time.Advance(TimeSpan.FromDays(1));
        int claimed = 0;
        for (int partition = 0; partition < Partitions; partition++)
        {
            long epoch = await store.LeaseAsync(campaign, "the last owner", partition);
            claimed += (await store.ClaimAsync(campaign, epoch, partition: partition)).Count;
        }

        CampaignCounts counts = await store.CountAsync(campaign);
        Assert.Equal(claimed, counts.ByState.GetValueOrDefault(ContactState.Leased));
        Assert.All(counts.ByState.Keys, s => Assert.Contains(s, new[] { ContactState.Leased, ContactState.Completed, ContactState.Unknown }));
        await CheckAsync();
    }

    private async Task StepAsync(DialStep step, Dictionary<int, long> newestBefore)
    {
        int partition = step.Pick % Partitions;
        switch (step.Action)
        {
            case DialAction.Lease:
                await LeaseAsync(step.Owner, partition);
                break;
            case DialAction.ReleaseLease when _epochs.TryRemove((step.Owner, partition), out long released):
                await store.Dial.ReleaseLeaseAsync(new(campaign.Id, partition), released, None);
                break;
            case DialAction.LeaseEnds:
                store.Time.Advance(LeaseTime);
                break;
            case DialAction.Claim when _epochs.TryGetValue((step.Owner, partition), out long epoch):
                foreach (Claim claim in await store.Dial.ClaimAsync(new(campaign.Id, partition), epoch, 1 + (step.Pick % 3), None))
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
                await store.CloseAsync(CloseOf(gated, step.Pick));
                break;
            case DialAction.Withdraw when Pick(_gated, step.Pick) is { } gated:
                await WithdrawAsync(gated);
                break;
            case DialAction.OwnerCrashes:
                _epochs.TryRemove((step.Owner, partition), out _);
                break;
            case DialAction.HostCrashes:
                await HostCrashesAsync();
                break;
            case DialAction.PauseAndResume:
                await PauseAndResumeAsync();
                break;
            default:
                break; // There is nothing to do it to yet.
        }
    }

    private async Task LeaseAsync(int owner, int partition)
    {
        if (await store.Dial.LeaseAsync(new(campaign.Id, partition), $"owner-{owner}", LeaseTime, None) is { } lease)
        {
            _epochs[(owner, partition)] = lease.Epoch;
            _newestEpochs.AddOrUpdate(partition, lease.Epoch, (_, known) => Math.Max(known, lease.Epoch));
        }
    }

    private async Task GateAsync(int partition, Claim claim, Dictionary<int, long> newestBefore)
    {
        var host = new HostId("host-a", $"life-{_life}");
        if (await store.Dial.GateAsync(claim.Attempt, claim.Epoch, host, 0, None) is { } passed)
        {
            Assert.True(claim.Epoch >= newestBefore.GetValueOrDefault(partition), "A stale epoch passed the gate.");
            _gated.Enqueue(passed);
        }
    }

    // What is withdrawn was the last that its contact counted: a close of the same attempt wins or loses as a whole.
    private async Task WithdrawAsync(GatedAttempt gated)
    {
        if (await store.Dial.WithdrawAsync(gated.Attempt, None))
        {
            Assert.False(await store.CloseAsync(store.Close(gated)), "A withdrawn attempt was closed.");
            _withdrawn.Enqueue(gated.Attempt);
        }
    }

    private AttemptClose CloseOf(GatedAttempt gated, int pick) => (pick % 3) switch
    {
        0 => store.Close(gated),
        1 => store.Close(gated, ContactState.RetryScheduled, TimeSpan.FromSeconds(pick % 60), AttemptOutcome.Busy, "busy", Samples.Delivery(gated.Attempt.Value)),
        _ => store.Close(gated, ContactState.CallbackScheduled, TimeSpan.FromSeconds(pick % 60), disposition: "callback_requested"),
    };

    private async Task HostCrashesAsync()
    {
        int life = Interlocked.Increment(ref _life);
        foreach (GatedAttempt orphan in await store.Dial.OrphansAsync("host-a", $"life-{life}", 100, None))
        {
            await store.CloseAsync(store.Close(orphan, ContactState.Unknown, outcome: AttemptOutcome.Unknown, disposition: "unknown"));
        }
    }

    // Others may do the same at this moment: whoever comes second leaves it to the first.
    private async Task PauseAndResumeAsync()
    {
        Campaign now = (await store.Campaigns.FindAsync(campaign.Id, None))!;
        Campaign? paused = now.State == CampaignState.Running ? await store.Campaigns.UpdateAsync(now with { State = CampaignState.Paused }, None) : null;
        if (paused is not null)
        {
            await store.Campaigns.UpdateAsync(paused with { State = CampaignState.Running }, None);
        }
    }

    private static T? Pick<T>(ConcurrentQueue<T> from, int pick)
    {
        T[] all = [.. from];
        return all.Length == 0 ? default : all[pick % all.Length];
    }
}
