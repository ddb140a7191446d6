using CxBridge.Storage.Connections;

namespace CxBridge.Storage.Contacts;

/// <summary>Keeps the counts of a campaign equal to its contacts, in the transaction that changes them: nobody ever scans a million rows.</summary>
internal static class ContactCounters
{
    public static async Task ApplyAsync(SqlSession session, string campaign, IEnumerable<CountChange> changes)
    {
        // Sorted, so that an import that touches all partitions and another writer never wait for each other in a circle.
        List<CountChange> merged = [.. changes
            .GroupBy(c => (c.Partition, c.Kind, c.Name))
            .Select(g => new CountChange(g.Key.Partition, g.Key.Kind, g.Key.Name, g.Sum(c => c.By)))
            .Where(c => c.By != 0)
            .OrderBy(c => c.Partition).ThenBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal)];
        await session.ExecuteEachAsync(
            "Contacts/count",
            merged,
            ("campaign", _ => campaign),
            ("partition", c => c.Partition),
            ("kind", c => c.Kind),
            ("name", c => c.Name),
            ("change", c => c.By));
    }
}
