using CxBridge.Domain.Attempts;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Compliance;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Attempts;

/// <summary>
/// Step 2 of the dial: contacts that are due become leased, each with an attempt reserved under the epoch.
/// <code>
/// 1 open       the standings whose hours are open now: the rules are asked once for each
/// 2 due        callbacks, scheduled, never tried, retries, from the head of each open standing's index
/// 3 look       at numbers that were called before or are on a list: the rules on numbers
/// 4 reserve    unless another attempt to the number is open, whichever campaign's: held by a unique index
/// 5 put off    what the rules forbid goes to the time at which they let go, with the rule's name
/// </code>
/// PostgreSQL does 2 and 4 in one statement, since each statement is a trip, and leaves what 3 must look at to a second transaction; SQLite has
/// no statement that writes several tables, and no trips.
/// </summary>
internal static class Claims
{
    /// <summary>The longest claim, and the limit of <c>many</c> in the statement.</summary>
    public const int Most = 1_000;

    private const int Few = 4;
    private const int Some = 20;
    private static readonly TimeSpan InCall = TimeSpan.FromMinutes(1);

    /// <summary>Steps 1, 2 and 4 on PostgreSQL; all of them on SQLite.</summary>
    public static Task<ClaimRound> TakeAsync(SqlSession session, PartitionId partition, long epoch, CampaignLaw law, int limit, TimeProvider time) =>
        session.Dialect == Dialect.Postgres ? TakeAtOnceAsync(session, partition, epoch, law, limit, time) : TakeInStepsAsync(session, partition, epoch, law, limit, time);

    /// <summary>Steps 3 to 5 for contacts that a round on PostgreSQL was not sure of.</summary>
    public static async Task<ClaimRound> LookAsync(SqlSession session, PartitionId partition, long epoch, CampaignLaw law, IReadOnlyList<long> contacts, TimeProvider time)
    {
        var place = new { campaign = partition.Campaign.Value, partition = partition.Number, epoch, now = time.Now() };
        await session.FirstAsync<int>("Attempts/partition_lock", place);
        if (await session.FirstAsync<long?>("Attempts/lease_check", place) is null)
        {
            return ClaimRound.Nothing;
        }

        return await JudgeAsync(session, partition, epoch, law, await session.QueryAsync<DueRow>("Attempts/due_again", new { contacts = contacts.ToArray() }), time);
    }

    private static async Task<ClaimRound> TakeAtOnceAsync(SqlSession session, PartitionId partition, long epoch, CampaignLaw law, int limit, TimeProvider time)
    {
        string[] attempts = [.. Enumerable.Range(0, limit).Select(_ => AttemptId.New(time).Value)];
        var arguments = new
        {
            campaign = partition.Campaign.Value,
            partition = partition.Number,
            epoch,
            now = time.Now(),
            limit,
            attempts,
            open = law.OpenAt(time.GetUtcNow()),
            guarded = Guarded(law),
        };
        string size = limit <= Few ? "few" : limit <= Some ? "some" : "many";
        List<TakenRow> rows = await session.QueryLastAsync<TakenRow>("Attempts/claim", [size], arguments);
        Dictionary<string, ContactId> taken = rows.Where(r => r.Attempt is not null).ToDictionary(r => r.Attempt!, r => new ContactId(r.Contact), StringComparer.Ordinal);

        // The ids were given out by priority.
        return new(
            [.. attempts.Where(taken.ContainsKey).Select(id => new Claim(new AttemptId(id), taken[id], epoch))],
            0,
            [.. rows.Where(r => r.Attempt is null).Select(r => r.Contact)]);
    }

    private static async Task<ClaimRound> TakeInStepsAsync(SqlSession session, PartitionId partition, long epoch, CampaignLaw law, int limit, TimeProvider time)
    {
        long now = time.Now();
        string campaign = partition.Campaign.Value;
        if (await session.FirstAsync<long?>("Attempts/lease_check", new { campaign, partition = partition.Number, epoch, now }) is null)
        {
            return ClaimRound.Nothing;
        }

        List<DueRow> due = [];
        foreach (long standing in law.OpenAt(time.GetUtcNow()))
        {
            due.AddRange(await session.QueryAsync<DueRow>("Attempts/claim", new { campaign, partition = partition.Number, standing, now, limit, guarded = Guarded(law) }));
        }

        List<DueRow> first = [.. due.OrderBy(d => d.Rank).ThenBy(d => d.NextAt ?? 0).ThenBy(d => d.Contact).Take(limit)];
        return first.Count == 0 ? ClaimRound.Nothing : await JudgeAsync(session, partition, epoch, law, first, time);
    }

    private static async Task<ClaimRound> JudgeAsync(SqlSession session, PartitionId partition, long epoch, CampaignLaw law, List<DueRow> due, TimeProvider time)
    {
        // 3 look
        DateTimeOffset now = time.GetUtcNow();
        string campaign = partition.Campaign.Value;
        var refused = new List<(long Contact, string State, DialVerdict Verdict)>();
        var allowed = new List<DueRow>();
        foreach (DueRow row in due)
        {
            DialVerdict verdict = row.Known == 0 ? DialVerdict.Allowed
                : law.Standings.TryGetValue(row.Standing, out Standing? standing) ? law.Law.Judge(await PhoneFacts.ReadAsync(session, campaign, row.Phone, standing, now), now)
                : DialVerdict.Blocked(DialRule.ZoneUnknown, null, "its standing is not known yet");
            if (verdict.MayDial)
            {
                allowed.Add(row);
            }
            else
            {
                refused.Add((row.Contact, row.State, verdict));
            }
        }

        // 4 reserve
        List<(Claim Claim, DueRow From)> tries = allowed.ConvertAll(d => (new Claim(AttemptId.New(time), new ContactId(d.Contact), epoch), d));
        HashSet<long> reserved = await ReserveAsync(session, partition, epoch, law, tries, now);
        List<(Claim Claim, DueRow From)> claims = tries.FindAll(t => reserved.Contains(t.From.Contact));
        refused.AddRange(tries.Where(t => !reserved.Contains(t.From.Contact)).Select(t => (t.From.Contact, t.From.State, DialVerdict.Blocked(DialRule.InCall, now + InCall, "the number is in another call"))));
        await session.ExecuteAsync("Attempts/contact_lease", new { claims = Pairs(claims) });
        await ContactCounters.ApplyAsync(
            session,
            campaign,
            [
                CountChange.Of(partition.Number, ContactState.Leased, +claims.Count),
                .. claims.Select(c => CountChange.Of(partition.Number, EnumText.Value<ContactState>(c.From.State), -1)),
            ]);

        // 5 put off
        int putOff = await PutOff.ApplyAsync(session, campaign, partition.Number, refused, now);
        return new([.. claims.Select(c => c.Claim)], putOff, []);
    }

    private static async Task<HashSet<long>> ReserveAsync(SqlSession session, PartitionId partition, long epoch, CampaignLaw law, List<(Claim Claim, DueRow From)> tries, DateTimeOffset now) =>
    [
        .. await session.QueryAsync<long>("Attempts/reserve", new
        {
            tries = Pairs(tries),
            campaign = partition.Campaign.Value,
            partition = partition.Number,
            epoch,
            guarded = Guarded(law),
            now = now.ToMicroseconds(),
        }),
    ];

    // [[contact, attempt], ...]
    private static string Pairs(List<(Claim Claim, DueRow From)> claims) =>
        StorageJson.Write(claims.ConvertAll(c => new object[] { c.Claim.Contact.Value, c.Claim.Attempt.Value }));

    private static int Guarded(CampaignLaw law) => law.Law.HasRules ? 1 : 0;

    private sealed class TakenRow
    {
        public long Contact { get; init; }

        public string? Attempt { get; init; }
    }
}
