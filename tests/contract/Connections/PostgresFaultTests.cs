using CxBridge.Domain.Storage;
using CxBridge.Storage;
using CxBridge.Storage.Migrations;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

[Collection(PostgresCollection.Name)]
public sealed class PostgresFaultTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=none")]
    [InlineData(null)]
    public async Task Open_WhereNoSuchServerOrDatabaseIs_IsUnreachableAndMayRecover(string? connectionString)
    {
        StorageException refused = await Assert.ThrowsAsync<StorageException>(
            () => OpenAsync(connectionString ?? cluster.ConnectionString("no_such_database")));

        Assert.Equal((StorageFault.Unreachable, true), (refused.Fault, refused.MayRecover));
        Assert.Contains("Storage:ConnectionString", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WhenTheServerCutsTheConnection_IsUnreachableAndWorksAfterwards()
    {
        await using TestStore store = await new PostgresKind(cluster).CreateAsync();

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => store.QueryAsync<int>("SELECT 1 FROM pg_terminate_backend(pg_backend_pid())"));

        Assert.Equal(StorageFault.Unreachable, refused.Fault);
        await store.CampaignAsync(contacts: 1);
    }

    [Fact]
    public async Task Write_InAReadOnlyDatabase_NamesThePrimary()
    {
        string database = await cluster.CreateDatabaseAsync();
        await cluster.ExecuteAsync("postgres", $"ALTER DATABASE {database} SET default_transaction_read_only = on");

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(cluster.ConnectionString(database)));

        Assert.Equal(StorageFault.ReadOnly, refused.Fault);
    }

    [Fact]
    public async Task Migrate_OfAnEmptyDatabaseByManyAtOnce_AppliesEachStepOnce()
    {
        string database = await cluster.CreateDatabaseAsync();

        TestStore[] stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(cluster.ConnectionString(database))));

        Assert.Equal(Migration.All(Storage.Connections.Dialect.Postgres).Count, (await stores[0].QueryAsync<int>("SELECT version FROM schema_migration")).Count);
        await Task.WhenAll(stores.Select(s => s.DisposeAsync().AsTask()));
    }

    private static Task<TestStore> OpenAsync(string connectionString) =>
        TestStore.OpenAsync(services => services.AddPostgresStorage(o => o.ConnectionString = connectionString), () => Task.CompletedTask);
}
