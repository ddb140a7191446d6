using CxBridge.Domain.Campaigns;
using CxBridge.Storage.Connections;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>PostgreSQL chooses a plan by what it believes of its tables; these must not depend on that.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresPlanTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData(0)] // The plan of a claim is made once for each connection: perhaps before the first import.
    [InlineData(3_000)]
    public async Task Claim_WalksItsIndexes_HoweverSmallTheTablesAreWhenItIsPlanned(int contacts)
    {
        await using TestStore store = await new PostgresKind(cluster).CreateAsync();
        Campaign campaign = await store.CampaignAsync(contacts);
        string[] claim = new SqlLibrary(Dialect.Postgres).With("Attempts/claim", ["some"])
            .Replace("@campaign", $"'{campaign.Id.Value}'", StringComparison.Ordinal)
            .Replace("@partition", "0", StringComparison.Ordinal)
            .Replace("@now", "0", StringComparison.Ordinal)
            .Replace("@epoch", "1", StringComparison.Ordinal)
            .Replace("@open", "'{1}'", StringComparison.Ordinal)
            .Replace("@attempts", "'{a}'", StringComparison.Ordinal)
            .Replace("@guarded", "1", StringComparison.Ordinal)
            .Replace("@limit", "20", StringComparison.Ordinal)
            .Split("FOR UPDATE;");
        Assert.Equal(2, claim.Length);

        string plan = await store.Database.WriteAsync(
            WriteClass.Relaxed,
            async session =>
            {
                await session.QueryScriptAsync<object>(claim[0] + "FOR UPDATE");
                return string.Join('\n', await session.QueryScriptAsync<string>($"EXPLAIN {claim[1]}"));
            },
            CancellationToken.None);

        Assert.Contains("Index Scan using contact_due on contact", plan, StringComparison.Ordinal);
        Assert.Contains("Index Scan using contact_pending on contact", plan, StringComparison.Ordinal);
        Assert.Matches("using attempt_phone on attempt.*\n *Index Cond: \\(phone = ", plan);
        Assert.Matches("using suppression_pkey on suppression.*\n *Index Cond: \\(\\(scope = .* AND \\(pattern = ", plan);
        Assert.Matches("Update on contact .*\n.*Nested Loop.*\n.*CTE Scan on reserved.*\n.*Index Scan using contact_pkey on contact .*\n *Index Cond: \\(id = ", plan);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contacts/list")]
    [InlineData("Contacts/requeue_who")]
    public async Task ContactsOfACampaign_AreReadInTheirOrder_FromTheFirstOneWanted(string statement)
    {
        await using TestStore store = await new PostgresKind(cluster).CreateAsync();
        Campaign wanted = await store.CampaignAsync(3_000);
        await store.CampaignAsync(3_000);
        await store.QueryAsync<int>("UPDATE contact SET state = 'completed'; ANALYZE contact; ANALYZE campaign_contact");
        string list = new SqlLibrary(Dialect.Postgres).With(statement, ["walked"])
            .Replace("@campaign", $"'{wanted.Id.Value}'", StringComparison.Ordinal)
            .Replace("@after", "100", StringComparison.Ordinal)
            .Replace("@limit", "50", StringComparison.Ordinal);

        string plan = string.Join('\n', await store.QueryAsync<string>($"EXPLAIN {list}"));

        Assert.Matches("using campaign_contact_pkey on campaign_contact.*\n *Index Cond: \\(\\(campaign_id = .* AND \\(contact_id > 100\\)\\)", plan);
        Assert.Contains("Index Scan using contact_pkey on contact", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }
}
