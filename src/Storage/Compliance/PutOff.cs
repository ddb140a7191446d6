using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Compliance;

/// <summary>
/// Contacts that a rule forbids for now leave the head of the queue, so that nobody looks at them before their time. What is true of a whole
/// standing, such as closed hours, moves nobody: claims do not walk closed standings at all.
/// </summary>
internal static class PutOff
{
    // For a rule that lets go while no hours ever open again: somebody must change the settings, so look once an hour whether they did.
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    /// <returns>How many were moved. The caller holds the lock of the partition.</returns>
    public static async Task<int> ApplyAsync(SqlSession session, string campaign, int partition, IReadOnlyList<(long Contact, string State, DialVerdict Verdict)> refused, DateTimeOffset now)
    {
        List<Move> moves = [.. refused.Select(r => Of(r.Contact, r.State, r.Verdict, now)).OfType<Move>()];
        if (moves.Count == 0)
        {
            return 0;
        }

        int[] changed = await session.ExecuteEachAsync(
            "Attempts/put_off",
            moves,
            ("contact", m => m.Contact),
            ("from", m => m.From.Text()),
            ("state", m => m.To.Text()),
            ("nextAt", m => m.NextAt),
            ("hold", m => m.Rule.Text()));
        IEnumerable<Move> moved = moves.Where((_, at) => changed[at] > 0);
        await ContactCounters.ApplyAsync(session, campaign, moved.SelectMany(m => new[] { CountChange.Of(partition, m.From, -1), CountChange.Of(partition, m.To, +1) }));
        return changed.Sum();
    }

    private static Move? Of(long contact, string state, DialVerdict verdict, DateTimeOffset now)
    {
        ContactState from = EnumText.Value<ContactState>(state);
        return verdict.Rule switch
        {
            DialRule.Suppressed when verdict.Until is null => new(contact, from, ContactState.Suppressed, null, DialRule.Suppressed),
            DialRule.Suppressed or DialRule.InCall or DialRule.AttemptGap or DialRule.AttemptsPerDay or DialRule.AttemptsPer24Hours or DialRule.AttemptsPer30Days
                or DialRule.AfterAbandonedCall or DialRule.OtherCampaign =>
                new(contact, from, from == ContactState.Pending ? ContactState.Scheduled : from, (verdict.Until ?? now + LookAgain).ToMicroseconds(), verdict.Rule.Value),
            _ => null,
        };
    }

    private sealed record Move(long Contact, ContactState From, ContactState To, long? NextAt, DialRule Rule);
}
