using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Compliance;

/// <summary>Answers for contacts as they are stored, by the same function as claims and gates.</summary>
internal sealed class DialCheck(IDatabase database, CampaignLaws laws, TimeProvider time) : IDialCheck
{
    public Task<DialVerdict?> MayDialAsync(CampaignId campaign, ContactId contact, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.ReadAsync(session => MayDialAsync(session, campaign.Value, contact.Value, at), cancellationToken);

    public async Task<IReadOnlyList<RuleCount>> HeldAsync(CampaignId campaign, CancellationToken cancellationToken) =>
        await laws.FindAsync(campaign, cancellationToken) is { } law ? await database.ReadAsync(session => HeldAsync(session, campaign.Value, law), cancellationToken) : [];

    private async Task<DialVerdict?> MayDialAsync(SqlSession session, string campaign, long contact, DateTimeOffset at)
    {
        if (await session.FirstAsync<ContactFacts>("Compliance/contact", new { campaign, contact }) is not { } row)
        {
            return null;
        }

        DialCase asked = await PhoneFacts.ReadAsync(session, campaign, row.Phone, Standings.Of(row.Phone, row.Fields), at);
        string? open = await session.FirstAsync<string>("Compliance/open_attempt", new { phone = row.Phone });
        // Another campaign's call of this moment says nothing of a time to come.
        PhoneHold others = open is null || open == row.Attempt || at > time.GetUtcNow() ? PhoneHold.Free : PhoneHold.Taken;
        return laws.Of(campaign, row.Version, row.Settings).Law.Judge(asked with { Others = others }, at);
    }

    private async Task<IReadOnlyList<RuleCount>> HeldAsync(SqlSession session, string campaign, CampaignLaw law)
    {
        DateTimeOffset now = time.GetUtcNow();
        var held = new List<RuleCount>();
        foreach ((long number, Standing standing) in law.Standings)
        {
            DialVerdict verdict = law.Law.JudgeStanding(standing, now);
            if (!verdict.MayDial && await session.FirstAsync<long>("Compliance/count_waiting", new { campaign, standing = number }) is var contacts and > 0)
            {
                held.Add(new(verdict.Rule.Value, (int)contacts, verdict.Until, verdict.Reason));
            }
        }

        List<HoldRow> holds = await session.QueryAsync<HoldRow>("Compliance/count_holds", new { campaign, now = now.ToMicroseconds() });
        held.AddRange(holds.Select(h => new RuleCount(
            EnumText.Value<DialRule>(h.Hold), (int)h.Contacts, UnixMicroseconds.Time(h.NextAt), $"the rules on numbers put them off ({h.Hold.Replace('_', ' ')})")));
        return [.. held
            .GroupBy(h => (h.Rule, h.Until))
            .Select(g => new RuleCount(g.Key.Rule, g.Sum(h => h.Contacts), g.Key.Until, g.MaxBy(h => h.Contacts)!.Reason))
            .OrderByDescending(h => h.Contacts)];
    }

    private sealed class ContactFacts
    {
        public string Phone { get; init; } = "";

        public string Fields { get; init; } = "";

        public string? Attempt { get; init; }

        public long Version { get; init; }

        public string Settings { get; init; } = "";
    }

    private sealed class HoldRow
    {
        public string Hold { get; init; } = "";

        public long Contacts { get; init; }

        public long NextAt { get; init; }
    }
}
