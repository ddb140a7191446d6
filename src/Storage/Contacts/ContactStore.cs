using CxBridge.Domain.Campaigns;
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

        // Before the writer's turn: whatever is done in it, all others wait for.
        string[] facts = [.. batch.Select(c => Standing.Of(c.Number, c.Fields ?? NoFields).ToString())];
        string[] fields = [.. batch.Select(c => StorageJson.Write(c.Fields ?? NoFields))];
        ImportResult result = await database.WriteAsync(WriteClass.Bulk, session => AddAsync(session, campaign, batch, facts, fields), cancellationToken);
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

    public async Task<Contact?> FindAsync(CampaignId campaign, ContactId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } found && found.Campaign == campaign ? found : null;

    public async Task<Contact?> FindAsync(ContactId id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<ContactRow>("Contacts/find", new { id = id.Value }), cancellationToken))?.ToContact();

    public async Task<IReadOnlyList<DueContacts>> DueAsync(CampaignId campaign, TimeSpan slice, CancellationToken cancellationToken)
    {
        var arguments = new { campaign = campaign.Value, now = time.Now(), slice = slice.ToMicroseconds() };
        List<DueRow> rows = await database.ReadAsync(s => s.QueryAsync<DueRow>("Contacts/due", arguments), cancellationToken);
        return rows.ConvertAll(r => new DueContacts(EnumText.Value<ContactState>(r.State), (int)r.Attempts, slice * r.Slice, (int)r.Contacts));
    }

    private static async Task<ImportResult> AddAsync(SqlSession session, CampaignId campaign, IReadOnlyList<NewContact> batch, string[] facts, string[] fields)
    {
        LockRow locked = await session.FirstAsync<LockRow>("Contacts/campaign_lock", new { campaign = campaign.Value })
            ?? throw new InvalidOperationException($"There is no campaign {campaign}.");
        Dictionary<string, long> numbers = await Standings.NumbersAsync(session, campaign.Value, facts);
        ImportRow[] rows = [.. batch.Select((contact, at) => new ImportRow(
            PartitionOf.Number(contact.Number, locked.Partitions), contact.Number.E164, contact.Name, contact.Reference, fields[at], numbers[facts[at]]))];
        string statement = DedupOf(locked.Settings) == DedupScope.Off ? "Contacts/add_twins" : "Contacts/add";
        int[] added = session.Dialect == Dialect.Postgres ? await AddAtOnceAsync(session, statement, campaign, rows) : await AddEachAsync(session, statement, campaign, rows);
        await ContactCounters.ApplyAsync(
            session,
            campaign.Value,
            added.Zip(rows).GroupBy(row => row.Second.Partition).Select(g => CountChange.Of(g.Key, ContactState.Pending, g.Sum(row => row.First))));
        return new(added.Sum(), [.. Enumerable.Range(0, added.Length).Where(at => added[at] == 0)]);
    }

    private static Task<int[]> AddEachAsync(SqlSession session, string statement, CampaignId campaign, ImportRow[] rows) => session.ExecuteEachAsync(
        statement,
        rows,
        ("campaign", _ => campaign.Value),
        ("partition", row => row.Partition),
        ("phone", row => row.Phone),
        ("name", row => row.Name),
        ("reference", row => row.Reference),
        ("fields", row => row.Fields),
        ("standing", row => row.Standing));

    private static async Task<int[]> AddAtOnceAsync(SqlSession session, string statement, CampaignId campaign, ImportRow[] rows)
    {
        List<string> phones = await session.QueryAsync<string>(statement, new
        {
            campaign = campaign.Value,
            partitions = Array.ConvertAll(rows, r => (long)r.Partition),
            phones = Array.ConvertAll(rows, r => r.Phone),
            names = Array.ConvertAll(rows, r => r.Name),
            references = Array.ConvertAll(rows, r => r.Reference),
            fields = Array.ConvertAll(rows, r => r.Fields),
            standings = Array.ConvertAll(rows, r => r.Standing),
        });
        Dictionary<string, int> added = phones.CountBy(p => p).ToDictionary(StringComparer.Ordinal);
        return Array.ConvertAll(rows, r => added.TryGetValue(r.Phone, out int left) && left > 0 ? Math.Min(1, added[r.Phone]--) : 0);
    }

    internal static DedupScope DedupOf(string settings) => StorageJson.Read<CampaignSettings>(settings).Compliance.Dedup;

    /// <summary>A contact as the statement wants it.</summary>
    private sealed record ImportRow(int Partition, string Phone, string? Name, string? Reference, string Fields, long Standing);

    private sealed class LockRow
    {
        public int Partitions { get; init; }

        public string Settings { get; init; } = "";
    }

    private sealed class DueRow
    {
        public string State { get; init; } = "";

        public long Attempts { get; init; }

        public long Slice { get; init; }

        public long Contacts { get; init; }
    }
}
