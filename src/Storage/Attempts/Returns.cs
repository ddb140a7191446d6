using CxBridge.Domain.Contacts;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Attempts;

/// <summary>
/// Attempts become void and their contacts go back where they came from, with their old due time: they keep their place in the queue. Of a reserved
/// attempt the count of attempts has not grown yet; of one that is withdrawn it is taken back. The caller holds the lock of the partition, so that no
/// claim comes between.
/// </summary>
internal static class Returns
{
    /// <param name="session">The transaction.</param>
    /// <param name="which">Statement that makes attempts void and returns them.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>How many contacts went back.</returns>
    public static Task<int> ApplyAsync(SqlSession session, string which, object arguments) => ApplyAsync(session, which, "Attempts/contact_return", arguments);

    /// <param name="session">The transaction.</param>
    /// <param name="which">Statement that makes attempts void and returns them.</param>
    /// <param name="back">Statement that brings a contact back.</param>
    /// <param name="arguments">Arguments of the first.</param>
    /// <returns>How many contacts went back.</returns>
    public static async Task<int> ApplyAsync(SqlSession session, string which, string back, object arguments)
    {
        List<VoidedRow> voided = await session.QueryAsync<VoidedRow>(which, arguments);
        if (voided.Count == 0)
        {
            return 0;
        }

        await session.ExecuteEachAsync(
            back,
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
