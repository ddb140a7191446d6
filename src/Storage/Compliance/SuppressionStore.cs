using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Compliance;

/// <summary>Do-not-call lists in either database.</summary>
internal sealed class SuppressionStore(IDatabase database, TimeProvider time) : ISuppressionStore
{
    private const int LongestBatch = 5_000;
    private const int LongestPage = 1_000;

    public Task<int> AddAsync(IReadOnlyList<Suppression> entries, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, LongestBatch, nameof(entries));
        return database.WriteAsync(WriteClass.Durable, session => AddAsync(session, entries), cancellationToken);
    }

    public Task<bool> RemoveAsync(NumberPattern numbers, CampaignId? campaign, CancellationToken cancellationToken) => database.WriteAsync(
        WriteClass.Durable,
        async session => await session.ExecuteAsync("Compliance/unsuppress", new { scope = SuppressionRow.ScopeOf(campaign), pattern = numbers.Text }) > 0,
        cancellationToken);

    public async Task<IReadOnlyList<Suppression>> FindAsync(PhoneNumber number, CampaignId? campaign, CancellationToken cancellationToken)
    {
        var arguments = new { campaign = SuppressionRow.ScopeOf(campaign), phone = number.E164, now = time.Now() };
        return (await database.ReadAsync(s => s.QueryAsync<SuppressionRow>("Compliance/suppressions_of", arguments), cancellationToken)).ConvertAll(r => r.ToSuppression());
    }

    public async Task<IReadOnlyList<Suppression>> ListAsync(CampaignId? campaign, string? after, int limit, CancellationToken cancellationToken)
    {
        var arguments = new { scope = SuppressionRow.ScopeOf(campaign), after = after ?? "", limit = Math.Clamp(limit, 1, LongestPage) };
        return (await database.ReadAsync(s => s.QueryAsync<SuppressionRow>("Compliance/suppressions", arguments), cancellationToken)).ConvertAll(r => r.ToSuppression());
    }

    private static async Task<int> AddAsync(SqlSession session, IReadOnlyList<Suppression> entries)
    {
        // In one order, and each once, so that two lists that hold the same numbers never wait for each other in a circle.
        List<Suppression> sorted = [.. entries
            .GroupBy(e => (SuppressionRow.ScopeOf(e.Campaign), e.Numbers.Text)).Select(g => g.Last())
            .OrderBy(e => SuppressionRow.ScopeOf(e.Campaign), StringComparer.Ordinal).ThenBy(e => e.Numbers.Text, StringComparer.Ordinal)];
        (string, Func<Suppression, object?>)[] arguments =
        [
            ("scope", e => SuppressionRow.ScopeOf(e.Campaign)),
            ("pattern", e => e.Numbers.Text),
            ("reason", e => e.Reason),
            ("expiresAt", e => e.ExpiresAt?.ToMicroseconds()),
            ("addedAt", e => e.AddedAt.ToMicroseconds()),
        ];
        int[] added = await session.ExecuteEachAsync("Compliance/suppress_new", sorted, arguments);
        await session.ExecuteEachAsync("Compliance/suppress", [.. sorted.Where((_, at) => added[at] == 0)], arguments);
        foreach ((string scope, int digits) in sorted.Where(e => e.Numbers.PrefixDigits is not null).Select(e => (SuppressionRow.ScopeOf(e.Campaign), e.Numbers.PrefixDigits!.Value)).Distinct())
        {
            await session.ExecuteAsync("Compliance/suppress_prefix", new { scope, digits });
        }

        return added.Sum();
    }
}
