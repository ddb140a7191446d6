using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Attempts;
using CxBridge.Storage.Compliance;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Campaigns;

/// <summary>Campaigns in either database.</summary>
internal sealed class CampaignStore(IDatabase database, CampaignLaws laws, TimeProvider time) : ICampaignStore
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

    public async Task<Campaign?> UpdateAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        Campaign? updated = await database.WriteAsync(WriteClass.Durable, session => UpdateAsync(session, campaign), cancellationToken);
        laws.Forget(campaign.Id);
        return updated;
    }

    public async Task<Campaign?> ReviseAsync(CampaignRevision revision, CancellationToken cancellationToken)
    {
        Campaign? revised = await database.WriteAsync(WriteClass.Durable, session => ReviseAsync(session, revision), cancellationToken);
        laws.Forget(revision.Campaign);
        return revised;
    }

    public async Task<IReadOnlyList<CampaignRevision>> RevisionsAsync(CampaignId id, long? before, int limit, CancellationToken cancellationToken)
    {
        string[] words = before is null ? [] : ["before"];
        var arguments = new { id = id.Value, before, limit = Math.Clamp(limit, 1, LongestPage) };
        return (await database.ReadAsync(s => s.QueryAsync<RevisionRow>("Campaigns/revisions", words, arguments), cancellationToken)).ConvertAll(r => r.ToRevision());
    }

    public Task<CampaignCounts> CountAsync(CampaignId id, CancellationToken cancellationToken) => CountAsync(id, null, cancellationToken);

    public Task<CampaignCounts> CountAsync(PartitionId partition, CancellationToken cancellationToken) => CountAsync(partition.Campaign, partition.Number, cancellationToken);

    private async Task<CampaignCounts> CountAsync(CampaignId id, int? partition, CancellationToken cancellationToken)
    {
        CampaignLaw? law = await laws.FindAsync(id, cancellationToken);
        return await database.ReadAsync(session => CountAsync(session, id, partition, law, time.GetUtcNow()), cancellationToken);
    }

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
        await session.ExecuteAsync("Compliance/campaign_standing_add", new { campaign = campaign.Id.Value, standing = 0 });
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

    private static async Task<CampaignCounts> CountAsync(SqlSession session, CampaignId id, int? partition, CampaignLaw? law, DateTimeOffset now)
    {
        string[] words = partition is null ? [] : ["partition"];
        var arguments = new { campaign = id.Value, partition };
        List<CountRow> rows = await session.QueryAsync<CountRow>("Campaigns/count", words, arguments);
        List<DueRow> due = await session.QueryAsync<DueRow>("Campaigns/next_due", words, arguments);
        ILookup<string, CountRow> byKind = rows.ToLookup(r => r.Kind);

        // Whose hours are closed is due when they open; whose standing nobody has looked at yet counts as open, so that a claim looks.
        var opens = due.ToDictionary(d => d.Standing, d => law?.Standings.GetValueOrDefault(d.Standing) is { } standing && law.Law.JudgeBeginning(standing, now) is { MayDial: false } closed
            ? closed.Until
            : DateTimeOffset.MinValue);
        return new(
            byKind[CountChange.StateKind].ToDictionary(r => EnumText.Value<ContactState>(r.Name), r => (int)r.Contacts),
            byKind[CountChange.DispositionKind].ToDictionary(r => r.Name, r => (int)r.Contacts),
            due.Where(d => d.Due is not null && opens[d.Standing] is not null).Select(d => Later(UnixMicroseconds.Time(d.Due!.Value), opens[d.Standing]!.Value)).Select(d => (DateTimeOffset?)d).Min())
        {
            PendingFrom = due.Where(d => d.Pending > 0).Select(d => opens[d.Standing]).Where(o => o is not null).Min(),
        };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private sealed class DueRow
    {
        public long Standing { get; init; }

        public long Pending { get; init; }

        public long? Due { get; init; }
    }

    private sealed class CountRow
    {
        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";

        public long Contacts { get; init; }
    }
}
