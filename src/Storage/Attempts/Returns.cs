using CxBridge.Domain.Contacts;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Attempts;

/// <summary>
/// Reserved attempts become void and their contacts go back where they came from, with their old due time: they keep their place in the
/// queue, and their count of attempts has never grown. The caller holds the lock of the partition, so that no claim comes between.
/// </summary>
internal static class Returns
{
    /// <param name="session">The transaction.</param>
    /// <param name="which">Statement that makes attempts void and returns them.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>How many contacts went back.</returns>
    public static async Task<int> ApplyAsync(SqlSession session, string which, object arguments)
    {
        List<VoidedRow> voided = await session.QueryAsync<VoidedRow>(which, arguments);
        if (voided.Count == 0)
        {
            return 0;
        }

        await session.ExecuteEachAsync(
            "Attempts/contact_return",
            voided,
            ("contact", v => v.Contact),
            ("attempt", v => v.Attempt),
            ("fromState", v => v.FromState),
            ("fromNextAt", v => v.FromNextAt),
            ("fromAttempt", v => v.FromAttempt));
        await ContactCounters.ApplyAsync(session, voided[0].Campaign, voided.SelectMany(Changes));
        return voided.Count;
    }

    private static IEnumerable<CountChange> Changes(VoidedRow voided) =>
    [
        CountChange.Of(voided.Partition, ContactState.Leased, -1),
        CountChange.Of(voided.Partition, EnumText.Value<ContactState>(voided.FromState), +1),
    ];
}
