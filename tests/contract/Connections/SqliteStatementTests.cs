using System.Globalization;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Storage;
using CxBridge.Storage.Connections;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>Statements are prepared once and run again and again: nothing of one run may be left to the next.</summary>
public sealed class SqliteStatementTests
{
    [Fact]
    public async Task Durable_AfterRelaxed_SyncsAgain()
    {
        await using TestStore store = await new SqliteKind().CreateAsync();

        foreach ((WriteClass kind, int level) in new[] { (WriteClass.Durable, 2), (WriteClass.Relaxed, 1), (WriteClass.Durable, 2), (WriteClass.Bulk, 1), (WriteClass.Durable, 2) })
        {
            Assert.Equal([level], await store.Database.WriteAsync(kind, s => s.QueryScriptAsync<int>("PRAGMA synchronous"), CancellationToken.None));
        }
    }

    [Fact]
    public async Task Arguments_OfOneRun_AreNotLeftToTheNext()
    {
        await using TestStore store = await new SqliteKind().CreateAsync();
        (string Key, string? Name)[] rows = [("a", "Ä"), ("b", ""), ("c", null), ("d", new string('ü', 2_000))];

        await store.Database.WriteAsync(
            WriteClass.Relaxed,
            s => s.ExecuteEachAsync("Grains/insert", rows, ("grainType", _ => "t"), ("grainKey", r => r.Key), ("stateName", _ => "s"), ("payload", r => r.Name is null ? [] : new byte[] { 1 }), ("etag", r => r.Name ?? "none")),
            CancellationToken.None);

        Assert.Equal(["Ä", "", "none", new string('ü', 2_000)], await store.QueryAsync<string>("SELECT etag FROM grain_state ORDER BY grain_key"));
        Assert.Equal([1, 1, 0, 1], await store.QueryAsync<int>("SELECT length(payload) FROM grain_state ORDER BY grain_key"));
    }

    [Fact]
    public async Task Statement_ThatFailed_RunsAgain()
    {
        await using TestStore store = await new SqliteKind().CreateAsync();
        Campaign first = await store.CampaignAsync(contacts: 0);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => store.Campaigns.AddAsync(first, CancellationToken.None));
        Campaign second = await store.CampaignAsync(contacts: 0);

        Assert.Equal(StorageFault.Conflict, refused.Fault);
        Assert.Equal(2, (await store.Campaigns.ListAsync(CancellationToken.None)).Select(c => c.Id).Intersect([first.Id, second.Id]).Count());
    }

    [Fact]
    public async Task List_OfAnyLength_IsWrittenOut()
    {
        await using TestStore store = await new SqliteKind().CreateAsync();

        foreach (int length in new[] { 3, 1, 3 })
        {
            string[] attempts = [.. Enumerable.Range(0, length).Select(n => n.ToString(CultureInfo.InvariantCulture))];
            Assert.Empty(await store.Database.ReadAsync(s => s.QueryAsync<string>("CallWays/numbers", new { attempts }), CancellationToken.None));
        }
    }

    [Fact]
    public async Task Statement_AfterTheSchemaChanged_IsPreparedAnew()
    {
        await using TestStore store = await new SqliteKind().CreateAsync();
        await store.Campaigns.ListAsync(CancellationToken.None);

        await store.QueryAsync<int>("ALTER TABLE campaign ADD COLUMN later text NULL");
        await store.CampaignAsync(contacts: 1);

        Assert.Single(await store.Campaigns.ListAsync(CancellationToken.None));
    }
}
