using CxBridge.Storage.Connections;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>The open calls of a campaign cost as much as there are open ones, however many it has had.</summary>
public sealed class OpenCallPlanTests
{
    [Fact]
    public async Task OpenCallsOfACampaign_AreARangeOfTheirOwnIndex_InOrder()
    {
        await using TestStore store = await new SqliteKind().CreateAsync();
        string list = new SqlLibrary(Dialect.Sqlite).With("Calls/list", ["campaign", "live"])
            .Replace("@campaign", "'c'", StringComparison.Ordinal)
            .Replace("@limit", "500", StringComparison.Ordinal);

        List<PlanRow> plan = await store.QueryAsync<PlanRow>($"EXPLAIN QUERY PLAN {list}");

        Assert.Contains(plan, p => p.Detail.EndsWith(" USING INDEX attempt_open_call (campaign_id=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, p => p.Detail.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private sealed class PlanRow
    {
        public string Detail { get; init; } = "";
    }
}
