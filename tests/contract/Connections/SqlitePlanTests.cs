using CxBridge.Storage.Connections;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>What must not cost more in a big campaign walks an index that is made for it, and sorts nothing. The other database: <see cref="PostgresPlanTests"/>.</summary>
public sealed class SqlitePlanTests
{
    [Fact]
    public async Task Claim_WalksItsIndexesAndScansNoTable()
    {
        string[] plan = await PlanAsync("Attempts/claim", [], ("@partition", "0"), ("@now", "0"), ("@standing", "1"), ("@guarded", "1"));

        string[] contacts = [.. plan.Where(d => d.Contains("TABLE contact", StringComparison.Ordinal))];
        Assert.Equal(4, contacts.Length);
        Assert.Equal(3, contacts.Count(d => d.Contains("contact_due (campaign_id=? AND partition_no=? AND state=? AND standing_no=? AND next_at<?)", StringComparison.Ordinal)));
        Assert.Single(contacts, d => d.Contains("contact_pending (campaign_id=? AND partition_no=? AND standing_no=?)", StringComparison.Ordinal));
        Assert.Contains(plan, d => d.Contains("attempt_phone (phone=?", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, d => d.StartsWith("SCAN", StringComparison.Ordinal) && !d.Contains("due", StringComparison.Ordinal) && !d.Contains("SUBQUERY", StringComparison.Ordinal) && !d.Contains("CONSTANT", StringComparison.Ordinal));
        Assert.Single(plan, d => d.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)); // The few that the branches gave.
    }

    [Theory]
    [InlineData("Contacts/list")]
    [InlineData("Contacts/requeue_who")]
    public async Task ContactsOfACampaign_AreReadInTheirOrder_FromTheFirstOneWanted(string statement)
    {
        string[] plan = await PlanAsync(statement, ["walked"], ("@after", "100"));

        Assert.Contains(plan, d => d.Contains("INDEX contact_list (campaign_id=? AND rowid>?)", StringComparison.Ordinal) || d.Contains("INDEX contact_list (campaign_id=? AND id>?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, d => d.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenCallsOfACampaign_AreARangeOfTheirOwnIndex_InOrder()
    {
        string[] plan = await PlanAsync("Calls/list", ["campaign", "live"]);

        Assert.Contains(plan, d => d.EndsWith(" USING INDEX attempt_open_call (campaign_id=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, d => d.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static async Task<string[]> PlanAsync(string statement, string[] words, params (string Name, string Value)[] arguments)
    {
        await using TestStore store = await new SqliteKind().CreateAsync();
        string text = arguments.Append(("@campaign", "'c'")).Append(("@limit", "20"))
            .Aggregate(new SqlLibrary(Dialect.Sqlite).With(statement, words), (sql, argument) => sql.Replace(argument.Item1, argument.Item2, StringComparison.Ordinal));
        return [.. (await store.QueryAsync<PlanRow>($"EXPLAIN QUERY PLAN {text}")).Select(row => row.Detail)];
    }

    private sealed class PlanRow
    {
        public string Detail { get; init; } = "";
    }
}
