using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Attempts;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Campaigns;

/// <summary>Campaigns in either database.</summary>
internal sealed class CampaignStore(IDatabase database, TimeProvider time) : ICampaignStore
{
    private const int MostPartitions = 1_024;

    public Task AddAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(campaign.Partitions, 1, nameof(campaign));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(campaign.Partitions, MostPartitions, nameof(campaign));
        return database.WriteAsync(WriteClass.Durable, session => AddAsync(session, campaign), cancellationToken);
    }

    public async Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<CampaignRow>("Campaigns/find", new { id = id.Value }), cancellationToken))?.ToCampaign();

    public async Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<CampaignRow>("Campaigns/list"), cancellationToken)).ConvertAll(r => r.ToCampaign());

    public Task<Campaign?> UpdateAsync(Campaign campaign, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => UpdateAsync(session, campaign), cancellationToken);

    public Task<CampaignCounts> CountAsync(CampaignId id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => CountAsync(session, id), cancellationToken);

    private static async Task<bool> AddAsync(SqlSession session, Campaign campaign)
    {
        await session.ExecuteAsync("Campaigns/add", new
        {
            id = campaign.Id.Value,
            name = campaign.Name,
            state = campaign.State.Text(),
            settings = StorageJson.Write(campaign.Settings),
            partitions = campaign.Partitions,
            createdAt = campaign.CreatedAt.ToMicroseconds(),
            version = campaign.Version,
        });
        await session.ExecuteEachAsync(
            "Campaigns/add_partition",
            [.. Enumerable.Range(0, campaign.Partitions)],
            ("campaign", _ => campaign.Id.Value),
            ("partition", number => number));
        return true;
    }

    private async Task<Campaign?> UpdateAsync(SqlSession session, Campaign campaign)
    {
        string id = campaign.Id.Value;
        bool stops = campaign.State != CampaignState.Running;
        if (stops)
        {
            // All partitions first: a claim is either over, and given back below, or still to come, and then finds the new state.
            await session.QueryAsync<int>("Attempts/partitions_lock", new { campaign = id });
        }

        long? version = await session.FirstAsync<long?>("Campaigns/update", new
        {
            id,
            name = campaign.Name,
            state = campaign.State.Text(),
            settings = StorageJson.Write(campaign.Settings),
            version = campaign.Version,
        });
        if (version is null)
        {
            return null;
        }

        if (stops)
        {
            await Returns.ApplyAsync(session, "Attempts/void_campaign", new { campaign = id, now = time.Now() });
        }

        return (await session.FirstAsync<CampaignRow>("Campaigns/find", new { id }))!.ToCampaign();
    }

    private static async Task<CampaignCounts> CountAsync(SqlSession session, CampaignId id)
    {
        List<CountRow> rows = await session.QueryAsync<CountRow>("Campaigns/count", new { campaign = id.Value });
        long? due = await session.FirstAsync<long?>("Campaigns/next_due", new { campaign = id.Value });
        ILookup<string, CountRow> byKind = rows.ToLookup(r => r.Kind);
        return new(
            byKind[CountChange.StateKind].ToDictionary(r => EnumText.Value<ContactState>(r.Name), r => (int)r.Contacts),
            byKind[CountChange.DispositionKind].ToDictionary(r => r.Name, r => (int)r.Contacts),
            due is { } at ? UnixMicroseconds.Time(at) : null);
    }

    private sealed class CountRow
    {
        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";

        public long Contacts { get; init; }
    }
}
