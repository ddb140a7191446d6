using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Storage;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Contacts in memory, unique by number within a campaign.</summary>
internal sealed class FakeContacts : IContactStore, IContactDesk
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CampaignId, (List<Contact> Rows, HashSet<PhoneNumber> Numbers)> _campaigns = [];

    public int FailAfterBatches { get; set; } = int.MaxValue;

    /// <summary>What each batch waits for before it is stored.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Sizes of the batches that came.</summary>
    public List<int> Batches { get; } = [];

    public IReadOnlyList<Contact> Of(CampaignId campaign)
    {
        lock (_lock)
        {
            return _campaigns.TryGetValue(campaign, out var c) ? [.. c.Rows] : [];
        }
    }

    public void Change(Contact contact)
    {
        lock (_lock)
        {
            _campaigns[contact.Campaign].Rows[(int)contact.Id.Value - 1] = contact;
        }
    }

    public async Task<ImportResult> AddAsync(CampaignId campaign, IReadOnlyList<NewContact> batch, CancellationToken cancellationToken)
    {
        await Hold;
        lock (_lock)
        {
            if (Batches.Count >= FailAfterBatches)
            {
                throw new StorageException(StorageFault.Full, "no space left");
            }
            Batches.Add(batch.Count);
            if (!_campaigns.TryGetValue(campaign, out var known))
            {
                _campaigns[campaign] = known = ([], []);
            }
            var duplicates = new List<int>();
            for (int i = 0; i < batch.Count; i++)
            {
                NewContact n = batch[i];
                if (!known.Numbers.Add(n.Number))
                {
                    duplicates.Add(i);
                    continue;
                }
                known.Rows.Add(new Contact
                {
                    Id = new(known.Rows.Count + 1), Campaign = campaign, Number = n.Number, Name = n.Name, Reference = n.Reference, Fields = n.Fields,
                    State = ContactState.Pending, Attempts = 0,
                });
            }
            return new ImportResult(batch.Count - duplicates.Count, duplicates);
        }
    }

    /// <summary>Most contacts that one page held.</summary>
    public int LargestPage { get; private set; }

    public Task<IReadOnlyList<Contact>> ListAsync(CampaignId campaign, ContactFilter filter, ContactId? after, int limit, CancellationToken cancellationToken)
    {
        Contact[] page = [.. Of(campaign).Where(c => c.Id.Value > (after?.Value ?? 0) && Matches(c, filter)).Take(limit)];
        LargestPage = Math.Max(LargestPage, page.Length);
        return Task.FromResult<IReadOnlyList<Contact>>(page);
    }

    public Task<IReadOnlyList<DueContacts>> DueAsync(CampaignId campaign, TimeSpan slice, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DueContacts>>([.. Of(campaign).Where(c => c.State.IsWaiting()).GroupBy(c => (c.State, c.Attempts)).Select(g => new DueContacts(g.Key.State, g.Key.Attempts, TimeSpan.Zero, g.Count()))]);

    public Task<ContactChange> EditAsync(CampaignId campaign, ContactId id, NewContact contact, CancellationToken cancellationToken) => ChangeAsync(
        campaign, id, c => c with { Number = contact.Number, Name = contact.Name, Reference = contact.Reference, Fields = contact.Fields },
        Of(campaign).Any(c => c.Number == contact.Number && c.Id != id) ? ContactChange.NumberTaken : null);

    public Task<ContactChange> CallBackAsync(CampaignId campaign, ContactId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(campaign, id, c => c with { State = ContactState.CallbackScheduled, NextAt = at });

    public Task<ContactChange> RequeueAsync(CampaignId campaign, ContactId id, RequeueAttempts attempts, CancellationToken cancellationToken) =>
        ChangeAsync(campaign, id, c => c with { State = ContactState.Pending, NextAt = null });

    public Task<int> RequeueManyAsync(CampaignId campaign, ContactFilter filter, RequeueAttempts attempts, CancellationToken cancellationToken)
    {
        Contact[] again = [.. Of(campaign).Where(c => c.State.IsTerminal() && c.State != ContactState.Suppressed && Matches(c, filter))];
        foreach (Contact contact in again)
        {
            Change(contact with { State = ContactState.Pending });
        }
        return Task.FromResult(again.Length);
    }

    private Task<ContactChange> ChangeAsync(CampaignId campaign, ContactId id, Func<Contact, Contact> change, ContactChange? refusal = null)
    {
        if (Of(campaign).FirstOrDefault(c => c.Id == id) is not { } contact)
        {
            return Task.FromResult(ContactChange.NoSuchContact);
        }
        if (contact.State == ContactState.Leased || refusal is not null)
        {
            return Task.FromResult(refusal ?? ContactChange.InCall);
        }
        Change(change(contact));
        return Task.FromResult(ContactChange.Done);
    }

    private static bool Matches(Contact c, ContactFilter f) =>
        (f.State is null || c.State == f.State) && (f.Outcome is null || c.Outcome == f.Outcome) && (f.Disposition is null || c.Disposition == f.Disposition)
        && (f.Number is null || c.Number == f.Number);

    public Task<Contact?> FindAsync(ContactId id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_campaigns.Values.SelectMany(c => c.Rows).FirstOrDefault(c => c.Id == id));
        }
    }

    public Task<Contact?> FindAsync(CampaignId campaign, ContactId id, CancellationToken cancellationToken) =>
        Task.FromResult(Of(campaign).FirstOrDefault(c => c.Id == id));
}
