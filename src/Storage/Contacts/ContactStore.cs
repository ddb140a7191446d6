using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Compliance;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Contacts;

/// <summary>Contacts in either database.</summary>
internal sealed class ContactStore(IDatabase database, CampaignLaws laws, TimeProvider time) : IContactStore
{
    private const int LongestBatch = 5_000;
    private const int LongestPage = 5_000;
    private static readonly Dictionary<string, string> NoFields = [];

    public async Task<ImportResult> AddAsync(CampaignId campaign, IReadOnlyList<NewContact> batch, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch.Count, LongestBatch, nameof(batch));
        ImportResult result = await database.WriteAsync(WriteClass.Bulk, session => AddAsync(session, campaign, batch), cancellationToken);
        laws.Forget(campaign);
        return result;
    }

    public async Task<IReadOnlyList<Contact>> ListAsync(CampaignId campaign, ContactFilter filter, ContactId? after, int limit, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            campaign = campaign.Value,
            after = after?.Value ?? 0,
            limit = Math.Clamp(limit, 1, LongestPage),
            number = filter.Number?.E164,
            state = filter.State?.Text(),
            outcome = filter.Outcome?.Text(),
            disposition = filter.Disposition?.Code,
        };
        List<ContactRow> rows = await database.ReadAsync(s => s.QueryAsync<ContactRow>("Contacts/list", ContactWords.Of(filter), arguments), cancellationToken);
        return rows.ConvertAll(r => r.ToContact());
    }

    public async Task<Contact?> FindAsync(CampaignId campaign, ContactId id, CancellationToken cancellationToken)
    {
        var arguments = new { campaign = campaign.Value, id = id.Value };
        return (await database.ReadAsync(s => s.FirstAsync<ContactRow>("Contacts/find", arguments), cancellationToken))?.ToContact();
    }

    public async Task<IReadOnlyList<DueContacts>> DueAsync(CampaignId campaign, TimeSpan slice, CancellationToken cancellationToken)
    {
        var arguments = new { campaign = campaign.Value, now = time.Now(), slice = slice.ToMicroseconds() };
        List<DueRow> rows = await database.ReadAsync(s => s.QueryAsync<DueRow>("Contacts/due", arguments), cancellationToken);
        return rows.ConvertAll(r => new DueContacts(EnumText.Value<ContactState>(r.State), (int)r.Attempts, slice * r.Slice, (int)r.Contacts));
    }

    private static async Task<ImportResult> AddAsync(SqlSession session, CampaignId campaign, IReadOnlyList<NewContact> batch)
    {
        int partitions = await session.FirstAsync<int?>("Contacts/campaign_lock", new { campaign = campaign.Value })
            ?? throw new InvalidOperationException($"There is no campaign {campaign}.");
        int[] partition = [.. batch.Select(c => PartitionOf.Number(c.Number, partitions))];
        string[] facts = [.. batch.Select(c => Standing.Of(c.Number, c.Fields ?? NoFields).ToString())];
        Dictionary<string, long> numbers = await Standings.NumbersAsync(session, campaign.Value, facts);
        long[] standing = [.. facts.Select(f => numbers[f])];
        int[] added = session.Dialect == Dialect.Postgres
            ? await AddAtOnceAsync(session, campaign, batch, partition, standing)
            : await AddEachAsync(session, campaign, batch, partition, standing);
        await ContactCounters.ApplyAsync(session, campaign.Value, added.Select((rows, at) => CountChange.Of(partition[at], ContactState.Pending, rows)));
        return new(added.Sum(), [.. Enumerable.Range(0, added.Length).Where(at => added[at] == 0)]);
    }

    private static Task<int[]> AddEachAsync(SqlSession session, CampaignId campaign, IReadOnlyList<NewContact> batch, int[] partition, long[] standing) => session.ExecuteEachAsync(
        "Contacts/add",
        [.. batch.Select((contact, at) => (contact, partition: partition[at], standing: standing[at]))],
        ("campaign", _ => campaign.Value),
        ("partition", row => row.partition),
        ("phone", row => row.contact.Number.E164),
        ("name", row => row.contact.Name),
        ("reference", row => row.contact.Reference),
        ("fields", row => Fields(row.contact)),
        ("standing", row => row.standing));

    private static async Task<int[]> AddAtOnceAsync(SqlSession session, CampaignId campaign, IReadOnlyList<NewContact> batch, int[] partition, long[] standing)
    {
        List<string> phones = await session.QueryAsync<string>("Contacts/add", new
        {
            campaign = campaign.Value,
            partitions = Array.ConvertAll(partition, n => (long)n),
            phones = batch.Select(c => c.Number.E164).ToArray(),
            names = batch.Select(c => c.Name).ToArray(),
            references = batch.Select(c => c.Reference).ToArray(),
            fields = batch.Select(Fields).ToArray(),
            standings = standing,
        });
        var added = new HashSet<string>(phones, StringComparer.Ordinal);
        return [.. batch.Select(c => added.Remove(c.Number.E164) ? 1 : 0)];
    }

    private static string Fields(NewContact contact) => StorageJson.Write(contact.Fields ?? NoFields);

    private sealed class DueRow
    {
        public string State { get; init; } = "";

        public long Attempts { get; init; }

        public long Slice { get; init; }

        public long Contacts { get; init; }
    }
}
