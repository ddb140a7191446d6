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
    private const int LongestPage = 500;

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

    public Task<Campaign?> ReviseAsync(CampaignRevision revision, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => ReviseAsync(session, revision), cancellationToken);

    public async Task<IReadOnlyList<CampaignRevision>> RevisionsAsync(CampaignId id, long? before, int limit, CancellationToken cancellationToken)
    {
        string[] words = before is null ? [] : ["before"];
        var arguments = new { id = id.Value, before, limit = Math.Clamp(limit, 1, LongestPage) };
        return (await database.ReadAsync(s => s.QueryAsync<RevisionRow>("Campaigns/revisions", words, arguments), cancellationToken)).ConvertAll(r => r.ToRevision());
    }

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
            revisedBy = campaign.RevisedBy,
            startsAt = campaign.StartsAt?.ToMicroseconds(),
            archivedAt = campaign.ArchivedAt?.ToMicroseconds(),
        });
        await AddRevisionAsync(session, new(campaign.Id, 1, campaign.Name, campaign.Settings, campaign.CreatedAt, campaign.RevisedBy, []));
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
            state = campaign.State.Text(),
            startsAt = campaign.StartsAt?.ToMicroseconds(),
            archivedAt = campaign.ArchivedAt?.ToMicroseconds(),
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

    private static async Task<Campaign?> ReviseAsync(SqlSession session, CampaignRevision revision)
    {
        long? version = await session.FirstAsync<long?>("Campaigns/revise", new
        {
            id = revision.Campaign.Value,
            number = revision.Number,
            name = revision.Name,
            settings = StorageJson.Write(revision.Settings),
            by = revision.By,
        });
        if (version is null)
        {
            return null;
        }

        await AddRevisionAsync(session, revision);
        return (await session.FirstAsync<CampaignRow>("Campaigns/find", new { id = revision.Campaign.Value }))!.ToCampaign();
    }

    private static Task<int> AddRevisionAsync(SqlSession session, CampaignRevision revision) => session.ExecuteAsync("Campaigns/add_revision", new
    {
        id = revision.Campaign.Value,
        number = revision.Number,
        name = revision.Name,
        settings = StorageJson.Write(revision.Settings),
        at = revision.At.ToMicroseconds(),
        by = revision.By,
        what = StorageJson.Write(revision.What),
    });

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
