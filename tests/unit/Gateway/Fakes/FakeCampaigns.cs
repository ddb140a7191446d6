using System.Collections.Concurrent;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Campaigns in memory; counts come from <see cref="FakeContacts"/>.</summary>
internal sealed class FakeCampaigns(FakeContacts contacts) : ICampaignStore
{
    public List<CampaignRevision> Revisions { get; } = [];

    private readonly ConcurrentDictionary<CampaignId, Campaign> _rows = new();

    public Task AddAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        _rows[campaign.Id] = campaign;
        return Task.CompletedTask;
    }

    public Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken) => Task.FromResult(_rows.GetValueOrDefault(id));

    public Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Campaign>>([.. _rows.Values.OrderByDescending(c => c.Id.Value, StringComparer.Ordinal)]);

    public Task<Campaign?> UpdateAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        Campaign next = campaign with { Version = campaign.Version + 1 };
        bool changed = _rows.TryGetValue(campaign.Id, out Campaign? now) && now.Version == campaign.Version && _rows.TryUpdate(campaign.Id, next, now);
        return Task.FromResult(changed ? next : null);
    }

    public Task<Campaign?> ReviseAsync(CampaignRevision revision, CancellationToken cancellationToken)
    {
        if (!_rows.TryGetValue(revision.Campaign, out Campaign? now) || now.Revision != revision.Number - 1)
        {
            return Task.FromResult<Campaign?>(null);
        }

        Revisions.Add(revision);
        Campaign next = now with { Name = revision.Name, Settings = revision.Settings, Revision = revision.Number, RevisedBy = revision.By, Version = now.Version + 1 };
        return Task.FromResult(_rows.TryUpdate(revision.Campaign, next, now) ? next : null);
    }

    public Task<IReadOnlyList<CampaignRevision>> RevisionsAsync(CampaignId id, long? before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CampaignRevision>>([.. Revisions.Where(r => r.Campaign == id && !(r.Number >= before)).OrderByDescending(r => r.Number).Take(limit)]);

    public Task<CampaignCounts> CountAsync(PartitionId partition, CancellationToken cancellationToken) => throw new NotSupportedException("Partitions ask this.");

    public Task<CampaignCounts> CountAsync(CampaignId id, CancellationToken cancellationToken)
    {
        IReadOnlyList<Contact> rows = contacts.Of(id);
        return Task.FromResult(new CampaignCounts(
            rows.GroupBy(c => c.State).ToDictionary(g => g.Key, g => g.Count()),
            rows.Where(c => c.Disposition is not null).GroupBy(c => c.Disposition!.Value.Code).ToDictionary(g => g.Key, g => g.Count()),
            rows.Min(c => c.NextAt)));
    }
}
