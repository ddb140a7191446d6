using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Compliance;

/// <summary>
/// Numbers of standings. An import knows them at once. A contact with number 0 came from an older release or was edited since: whoever edits a
/// contact's number or columns sets it to 0, and a claim that finds too few contacts looks at them.
/// </summary>
internal static class Standings
{
    private const int MostAtOnce = 500;

    /// <summary>The number of each standing, for contacts of a campaign.</summary>
    public static async Task<Dictionary<string, long>> NumbersAsync(SqlSession session, string campaign, IEnumerable<string> standings)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);

        // In one order, so that two imports never wait for each other in a circle.
        foreach (string facts in standings.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            long? number = await session.FirstAsync<long?>("Compliance/standing_find", new { facts });
            if (number is null)
            {
                await session.ExecuteAsync("Compliance/standing_add", new { facts });
                number = await session.FirstAsync<long?>("Compliance/standing_find", new { facts });
            }

            await session.ExecuteAsync("Compliance/campaign_standing_add", new { campaign, standing = number!.Value });
            numbers.Add(facts, number.Value);
        }

        return numbers;
    }

    /// <summary>Gives contacts of a partition that have none their standing.</summary>
    /// <returns>How many got one.</returns>
    public static async Task<int> PlaceAsync(IDatabase database, PartitionId partition, CancellationToken cancellationToken)
    {
        var arguments = new { campaign = partition.Campaign.Value, partition = partition.Number, limit = 1 };
        bool any = (await database.ReadAsync(s => s.QueryAsync<UnplacedRow>("Compliance/unplaced", arguments), cancellationToken)).Count > 0;
        return any ? await database.WriteAsync(WriteClass.Relaxed, session => PlaceAsync(session, partition), cancellationToken) : 0;
    }

    /// <summary>The standing of a contact's row.</summary>
    public static Standing Of(string phone, string fields) => Standing.Of(PhoneNumber.Parse(phone), StorageJson.Read<Dictionary<string, string>>(fields));

    private static async Task<int> PlaceAsync(SqlSession session, PartitionId partition)
    {
        string campaign = partition.Campaign.Value;
        await session.FirstAsync<int>("Attempts/partition_lock", new { campaign, partition = partition.Number });
        List<UnplacedRow> rows = await session.QueryAsync<UnplacedRow>("Compliance/unplaced", new { campaign, partition = partition.Number, limit = MostAtOnce });
        string[] facts = [.. rows.Select(r => Of(r.Phone, r.Fields).ToString())];
        Dictionary<string, long> numbers = await NumbersAsync(session, campaign, facts);
        await session.ExecuteEachAsync(
            "Compliance/place", [.. rows.Zip(facts)], ("standing", row => numbers[row.Second]), ("contact", row => row.First.Contact));
        return rows.Count;
    }

    private sealed class UnplacedRow
    {
        public long Contact { get; init; }

        public string Phone { get; init; } = "";

        public string Fields { get; init; } = "";
    }
}
