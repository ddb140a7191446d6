using CxBridge.Storage.Connections;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>
/// A claim of 20 costs the same among a hundred contacts and a million: each branch walks an index that is made for it and sorts nothing.
/// PostgreSQL: <see cref="PostgresPlanTests"/>.
/// </summary>
public sealed class ClaimPlanTests
{
    [Fact]
    public async Task Claim_WalksItsIndexesAndScansNoTable()
    {
        await using TestStore store = await new SqliteKind().CreateAsync();
        string claim = new SqlLibrary(Dialect.Sqlite)["Attempts/claim"]
            .Replace("@campaign", "'c'", StringComparison.Ordinal)
            .Replace("@partition", "0", StringComparison.Ordinal)
            .Replace("@now", "0", StringComparison.Ordinal)
            .Replace("@standing", "1", StringComparison.Ordinal)
            .Replace("@guarded", "1", StringComparison.Ordinal)
            .Replace("@limit", "20", StringComparison.Ordinal);

        List<PlanRow> plan = await store.QueryAsync<PlanRow>($"EXPLAIN QUERY PLAN {claim}");

        string[] contacts = [.. plan.Select(p => p.Detail).Where(d => d.Contains("TABLE contact", StringComparison.Ordinal))];
        Assert.Equal(4, contacts.Length);
        Assert.Equal(3, contacts.Count(d => d.Contains("contact_due (campaign_id=? AND partition_no=? AND state=? AND standing_no=? AND next_at<?)", StringComparison.Ordinal)));
        Assert.Single(contacts, d => d.Contains("contact_pending (campaign_id=? AND partition_no=? AND standing_no=?)", StringComparison.Ordinal));
        Assert.Contains(plan, p => p.Detail.Contains("attempt_phone (phone=?", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, p => p.Detail.StartsWith("SCAN", StringComparison.Ordinal) && !p.Detail.Contains("due", StringComparison.Ordinal) && !p.Detail.Contains("SUBQUERY", StringComparison.Ordinal) && !p.Detail.Contains("CONSTANT", StringComparison.Ordinal));
        Assert.Single(plan, p => p.Detail.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)); // The few that the branches gave.
    }

    private sealed class PlanRow
    {
        public string Detail { get; init; } = "";
    }
}
