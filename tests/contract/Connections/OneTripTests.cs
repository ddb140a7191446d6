using CxBridge.Storage.Connections;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>What is sent to PostgreSQL in one trip is one transaction, and nothing pretends that two are.</summary>
[Collection(PostgresCollection.Name)]
public sealed class OneTripTests(PostgresCluster cluster)
{
    [Fact]
    public async Task WriteOnce_WhoseLastStatementFails_LeavesNothing()
    {
        await using TestStore store = await new PostgresKind(cluster).CreateAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => store.Database.WriteOnceAsync(
            WriteClass.Durable,
            session => session.QueryScriptAsync<int>("INSERT INTO outbox_delivered (bucket, deliveries) VALUES (99, 1); SELECT 1 / 0"),
            CancellationToken.None));

        Assert.Empty(await store.QueryAsync<int>("SELECT 1 FROM outbox_delivered WHERE bucket = 99"));
    }

    [Fact]
    public async Task WriteOnce_ThatMakesASecondTrip_IsRefused()
    {
        await using TestStore store = await new PostgresKind(cluster).CreateAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.WriteOnceAsync(
            WriteClass.Durable,
            async session =>
            {
                await session.QueryScriptAsync<int>("SELECT 1");
                return await session.QueryScriptAsync<int>("SELECT 1");
            },
            CancellationToken.None));
    }
}
