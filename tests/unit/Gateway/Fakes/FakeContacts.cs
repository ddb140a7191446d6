using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Storage;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Contacts in memory, unique by number within a campaign.</summary>
internal sealed class FakeContacts : IContactStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CampaignId, (List<Contact> Rows, HashSet<PhoneNumber> Numbers)> _campaigns = [];

    public int FailAfterBatches { get; set; } = int.MaxValue;

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

    public Task<ImportResult> AddAsync(CampaignId campaign, IReadOnlyList<NewContact> batch, CancellationToken cancellationToken)
    {
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
            return Task.FromResult(new ImportResult(batch.Count - duplicates.Count, duplicates));
        }
    }

    public Task<IReadOnlyList<Contact>> ListAsync(CampaignId campaign, ContactId? after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Contact>>([.. Of(campaign).Skip((int)(after?.Value ?? 0)).Take(limit)]);

    public Task<Contact?> FindAsync(CampaignId campaign, ContactId id, CancellationToken cancellationToken) =>
        Task.FromResult(Of(campaign).FirstOrDefault(c => c.Id == id));
}
