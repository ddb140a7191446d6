using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Grains.Fixture;

/// <summary>Campaigns, contacts and attempts in memory, by the rules of the dial: lease, claim, gate, close. It can be away. Thread-safe.</summary>
internal sealed class DialRows(TimeProvider time) : ICampaignStore, IDialStore, ICallStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CampaignId, Campaign> _campaigns = [];
    private readonly Dictionary<ContactId, Row> _contacts = [];
    private readonly Dictionary<AttemptId, Row> _reserved = [];
    private readonly Dictionary<AttemptId, CallSummary> _calls = [];
    private readonly Dictionary<PartitionId, (string Owner, long Epoch, DateTimeOffset Until)> _leases = [];
    private long _epoch;

    /// <summary>Why everything fails, or null.</summary>
    public Exception? Away { get; set; }

    /// <summary>Why giving back fails, or null.</summary>
    public Exception? NothingGoesBack { get; set; }

    /// <summary>While set, whoever looks for a campaign waits for it.</summary>
    public TaskCompletionSource? Stuck { get; set; }

    /// <summary>Leases that were asked for: each tick asks for one.</summary>
    public int Leases { get; private set; }

    public int GivenBack { get; private set; }

    public IReadOnlyList<CallSummary> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls.Values];
            }
        }
    }

    public IReadOnlyList<CallSummary> Open => [.. Calls.Where(c => c.EndedAt is null)];

    public int Reserved => Read(() => _reserved.Count);

    public void Put(Campaign campaign) => Read(() => _campaigns[campaign.Id] = campaign);

    public void AddContacts(CampaignId campaign, int count, int partition = 0) => Read(() =>
    {
        for (int i = 0; i < count; i++)
        {
            var id = new ContactId(_contacts.Count + 1);
            _contacts[id] = new Row(campaign, partition, id) { State = ContactState.Pending };
        }

        return 0;
    });

    /// <summary>A contact whose turn comes later.</summary>
    public void AddRetry(CampaignId campaign, DateTimeOffset dueAt) => Read(() =>
    {
        var id = new ContactId(_contacts.Count + 1);
        return _contacts[id] = new Row(campaign, 0, id) { State = ContactState.RetryScheduled, DueAt = dueAt };
    });

    public void Answer(AttemptId attempt) => Read(() => _calls[attempt] = _calls[attempt] with { State = AttemptState.InProgress, AnsweredAt = time.GetUtcNow() });

    public void End(AttemptId attempt, AttemptOutcome outcome, Disposition? disposition = null) => Read(() =>
    {
        CallSummary call = _calls[attempt];
        _contacts[call.Contact].State = ContactState.Completed;
        return _calls[attempt] = call with { State = AttemptState.Closed, EndedAt = time.GetUtcNow(), Outcome = outcome, Disposition = disposition ?? Disposition.HungUp };
    });

    public async Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken)
    {
        if (Stuck is { } stuck)
        {
            await stuck.Task;
        }

        return Read(() => _campaigns.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Campaign>>(Read(() => _campaigns.Values.ToList()));

    public Task<Campaign?> UpdateAsync(Campaign campaign, CancellationToken cancellationToken) =>
        Task.FromResult<Campaign?>(Read(() => _campaigns[campaign.Id] = campaign with { Version = campaign.Version + 1 }));

    public Task<CampaignCounts> CountAsync(CampaignId id, CancellationToken cancellationToken) => Task.FromResult(Count(id, _ => true));

    public Task<CampaignCounts> CountAsync(PartitionId partition, CancellationToken cancellationToken) =>
        Task.FromResult(Count(partition.Campaign, r => r.Partition == partition.Number));

    private CampaignCounts Count(CampaignId id, Func<Row, bool> asked) => Read(() =>
    {
        List<Row> rows = [.. _contacts.Values.Where(r => r.Campaign == id)];
        return new CampaignCounts(
            rows.GroupBy(r => r.State).ToDictionary(g => g.Key, g => g.Count()), new Dictionary<string, int>(), rows.Where(r => r.State.IsWaiting() && asked(r)).Min(r => r.DueAt))
        {
            PendingFrom = rows.Any(r => r.State == ContactState.Pending && asked(r)) ? DateTimeOffset.MinValue : null,
        };
    });

    public Task<PartitionLease?> LeaseAsync(PartitionId partition, string owner, TimeSpan duration, CancellationToken cancellationToken) => Task.FromResult(Read<PartitionLease?>(() =>
    {
        Leases++;
        DateTimeOffset now = time.GetUtcNow();
        bool known = _leases.TryGetValue(partition, out (string Owner, long Epoch, DateTimeOffset Until) held);
        if (known && held.Owner != owner && held.Until > now && held.Until <= now + (2 * duration))
        {
            return null;
        }

        long epoch = known && held.Owner == owner ? held.Epoch : ++_epoch;
        _leases[partition] = (owner, epoch, now + duration);
        return new PartitionLease(epoch, now + duration);
    }));

    public Task ReleaseLeaseAsync(PartitionId partition, long epoch, CancellationToken cancellationToken) => Task.FromResult(Read(() => _leases.Remove(partition)));

    public Task<IReadOnlyList<Claim>> ClaimAsync(PartitionId partition, long epoch, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Claim>>(Read(() =>
    {
        DateTimeOffset now = time.GetUtcNow();
        var claims = new List<Claim>();
        foreach (Row row in _contacts.Values.Where(r => r.Campaign == partition.Campaign && r.Partition == partition.Number
            && (r.State == ContactState.Pending || (r.State == ContactState.RetryScheduled && r.DueAt <= now))).Take(limit))
        {
            var attempt = AttemptId.New(time);
            row.State = ContactState.Leased;
            _reserved[attempt] = row;
            claims.Add(new Claim(attempt, row.Id, epoch));
        }

        return claims;
    }));

    /// <summary>The gate: notes the call as one of this host.</summary>
    public void Gate(AttemptId attempt, HostId host, int? slot) => Read(() =>
    {
        Row row = _reserved[attempt];
        _reserved.Remove(attempt);
        return _calls[attempt] = new CallSummary(
            attempt, row.Campaign, row.Id, PhoneNumber.Parse($"+4930{row.Id.Value:D7}"), null, 1, AttemptState.Dialling, host.Name, slot, time.GetUtcNow(), null, null, null, null);
    });

    public Task<bool> GiveBackAsync(AttemptId attempt, long epoch, CancellationToken cancellationToken)
    {
        if (NothingGoesBack is { } problem)
        {
            return Task.FromException<bool>(problem);
        }

        return Task.FromResult(Read(() =>
        {
            if (!_reserved.Remove(attempt, out Row? row))
            {
                return false;
            }

            row.State = ContactState.Pending;
            GivenBack++;
            return true;
        }));
    }

    public Task<bool> WithdrawAsync(AttemptId attempt, CancellationToken cancellationToken) => Task.FromResult(Read(() =>
    {
        if (!_calls.Remove(attempt, out CallSummary? call))
        {
            return false;
        }

        _contacts[call.Contact].State = ContactState.Pending;
        return true;
    }));

    public Task<IReadOnlyList<CallSummary>> ListAsync(CallFilter filter, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CallSummary>>(
    [
        .. Calls.Where(c => c.Campaign == filter.Campaign && (filter.Live is null || c.EndedAt is null == filter.Live)
                && (filter.Partition is not { } partition || Read(() => _contacts[c.Contact].Partition) == partition)
                && (filter.Before is not { } before || string.CompareOrdinal(c.Attempt.Value, before.Value) < 0))
            .OrderByDescending(c => c.Attempt.Value, StringComparer.Ordinal).Take(filter.Limit),
    ]);

    public Task<CallSummary?> FindAsync(AttemptId id, CancellationToken cancellationToken) => Task.FromResult(Read(() => _calls.GetValueOrDefault(id)));

    public Task<CallRecord?> FindRecordAsync(AttemptId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddAsync(Campaign campaign, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Campaign?> ReviseAsync(CampaignRevision revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<CampaignRevision>> RevisionsAsync(CampaignId id, long? before, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task EndLeasesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GatedAttempt?> GateAsync(AttemptId attempt, long epoch, HostId host, int? slot, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AdvanceAsync(AttemptId attempt, AttemptState state, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SeatAsync(AttemptId attempt, int slot, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> CloseAsync(AttemptClose close, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<GatedAttempt>> OrphansAsync(string hostName, string incarnation, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return Away is { } away ? throw away : read();
        }
    }

    private sealed class Row(CampaignId campaign, int partition, ContactId id)
    {
        public CampaignId Campaign => campaign;

        public int Partition => partition;

        public ContactId Id => id;

        public ContactState State { get; set; }

        public DateTimeOffset? DueAt { get; init; }
    }
}
