using CxBridge.Domain.Attempts;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Attempts;

/// <summary>
/// Step 2 of the dial: contacts that are due become leased, each with an attempt reserved under the epoch. PostgreSQL does it in one statement,
/// since each statement is a trip; SQLite has no statement that writes several tables, and no trips.
/// </summary>
internal static class Claims
{
    /// <summary>The longest claim, and the limit of <c>many</c> in the statement.</summary>
    public const int Most = 1_000;

    private const int Few = 4;
    private const int Some = 20;

    public static Task<IReadOnlyList<Claim>> TakeAsync(SqlSession session, PartitionId partition, long epoch, int limit, TimeProvider time) =>
        session.Dialect == Dialect.Postgres ? TakeAtOnceAsync(session, partition, epoch, limit, time) : TakeInStepsAsync(session, partition, epoch, limit, time);

    private static async Task<IReadOnlyList<Claim>> TakeAtOnceAsync(SqlSession session, PartitionId partition, long epoch, int limit, TimeProvider time)
    {
        string[] attempts = [.. Enumerable.Range(0, limit).Select(_ => AttemptId.New(time).Value)];
        var arguments = new { campaign = partition.Campaign.Value, partition = partition.Number, epoch, now = time.Now(), limit, attempts };
        string size = limit <= Few ? "few" : limit <= Some ? "some" : "many";
        List<PlacedRow> rows = await session.QueryLastAsync<PlacedRow>("Attempts/claim", [size], arguments);
        return rows.ConvertAll(row => new Claim(new AttemptId(attempts[row.Place - 1]), new ContactId(row.Contact), epoch));
    }

    private static async Task<IReadOnlyList<Claim>> TakeInStepsAsync(SqlSession session, PartitionId partition, long epoch, int limit, TimeProvider time)
    {
        long now = time.Now();
        string campaign = partition.Campaign.Value;
        if (await session.FirstAsync<long?>("Attempts/lease_check", new { campaign, partition = partition.Number, epoch, now }) is null)
        {
            return [];
        }

        List<DueRow> due = await session.QueryAsync<DueRow>("Attempts/claim", new { campaign, partition = partition.Number, now, limit });
        if (due.Count == 0)
        {
            return [];
        }

        List<(Claim Claim, DueRow From)> claims = due.ConvertAll(d => (new Claim(AttemptId.New(time), new ContactId(d.Contact), epoch), d));
        await session.ExecuteEachAsync(
            "Attempts/reserve",
            claims,
            ("attempt", c => c.Claim.Attempt.Value),
            ("campaign", _ => campaign),
            ("partition", _ => partition.Number),
            ("contact", c => c.Claim.Contact.Value),
            ("epoch", _ => epoch),
            ("fromState", c => c.From.State),
            ("fromNextAt", c => c.From.NextAt),
            ("fromAttempt", c => c.From.Attempt),
            ("now", _ => now));
        await session.ExecuteEachAsync("Attempts/contact_lease", claims, ("contact", c => c.Claim.Contact.Value), ("attempt", c => c.Claim.Attempt.Value));
        await ContactCounters.ApplyAsync(
            session,
            campaign,
            [
                CountChange.Of(partition.Number, ContactState.Leased, +due.Count),
                .. due.Select(d => CountChange.Of(partition.Number, EnumText.Value<ContactState>(d.State), -1)),
            ]);
        return claims.ConvertAll(c => c.Claim);
    }

    private sealed class PlacedRow
    {
        public int Place { get; init; }

        public long Contact { get; init; }
    }

    private sealed class DueRow
    {
        public long Contact { get; init; }

        public string State { get; init; } = "";

        public long? NextAt { get; init; }

        public string? Attempt { get; init; }
    }
}
