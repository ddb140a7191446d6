using CxBridge.Domain.Attempts;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Compliance;

/// <summary>What the store knows of a number: lists and attempts.</summary>
internal static class PhoneFacts
{
    /// <summary>The case of a contact.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="campaign">Whose contact.</param>
    /// <param name="phone">Its number.</param>
    /// <param name="standing">Its standing.</param>
    /// <param name="now">The time of day.</param>
    public static async Task<DialCase> ReadAsync(SqlSession session, string campaign, string phone, Standing standing, DateTimeOffset now)
    {
        List<SuppressionRow> lists = await session.QueryAsync<SuppressionRow>("Compliance/suppressions_of", new { campaign, phone, now = now.ToMicroseconds() });
        List<UseRow> uses = await session.QueryAsync<UseRow>("Compliance/uses", new { phone, since = (now - DialLaw.Memory).ToMicroseconds() });

        // An entry for ever before one that ends.
        Suppression? listed = lists.OrderByDescending(l => l.ExpiresAt ?? long.MaxValue).FirstOrDefault()?.ToSuppression();
        return new(new CampaignId(campaign), standing, listed, uses.ConvertAll(u => u.ToUse()));
    }

    private sealed class UseRow
    {
        private static readonly string Abandoned = AttemptOutcome.Abandoned.Text();
        private static readonly string Closed = AttemptState.Closed.Text();

        public long At { get; init; }

        public string Campaign { get; init; } = "";

        public string State { get; init; } = "";

        public string? Outcome { get; init; }

        public PhoneUse ToUse() => new(
            UnixMicroseconds.Time(At), new CampaignId(Campaign), State != Closed ? PhoneUseEnd.Open : Outcome == Abandoned ? PhoneUseEnd.Abandoned : PhoneUseEnd.Over);
    }
}
