using CxBridge.Domain.Storage;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Migrations;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Migrations;

public abstract class MigrationContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Migrate_WhenAllIsThere_ChangesNothing()
    {
        int before = (await Store.QueryAsync<int>("SELECT version FROM schema_migration")).Count;

        await Store.Get<IStorageMigrator>().MigrateAsync(None);

        Assert.Equal(Migration.All(Store.Database.Dialect).Count, before);
        Assert.Equal(before, (await Store.QueryAsync<int>("SELECT version FROM schema_migration")).Count);
    }

    [Fact]
    public async Task Migrate_WhenANewerReleaseWroteTheDatabase_RefusesAndNamesTheCure()
    {
        await Store.QueryAsync<int>("INSERT INTO schema_migration (version, name, applied_at) VALUES (9999, 'from_the_future', 0)");
        try
        {
            StorageException refused = await Assert.ThrowsAsync<StorageException>(() => Store.Get<IStorageMigrator>().MigrateAsync(None));

            Assert.Equal(StorageFault.NewerSchema, refused.Fault);
            Assert.Contains("9999", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await Store.QueryAsync<int>("DELETE FROM schema_migration WHERE version = 9999");
        }
    }

    [Fact]
    public void Migrations_OfBothDialects_AreTheSameSteps()
    {
        IEnumerable<(int, string)> sqlite = Migration.All(Dialect.Sqlite).Select(m => (m.Version, m.Name));
        IEnumerable<(int, string)> postgres = Migration.All(Dialect.Postgres).Select(m => (m.Version, m.Name));

        Assert.Equal(sqlite, postgres);
        Assert.Equal(sqlite.Select(m => m.Item1).Distinct().Order(), sqlite.Select(m => m.Item1));
    }

    [Fact]
    public async Task Migrate_WhenAStepWithALowerNumberIsNew_AppliesIt()
    {
        // A step whose tables no later step changes: it alone is done again.
        await Store.QueryAsync<int>("DROP TABLE outbox; DROP TABLE outbox_delivered; DELETE FROM schema_migration WHERE version = 4");

        await Store.Get<IStorageMigrator>().MigrateAsync(None);

        Assert.Empty(await Store.QueryAsync<string>("SELECT id FROM outbox"));
        Assert.Equal(Migration.All(Store.Database.Dialect).Select(m => m.Version), await Store.QueryAsync<int>("SELECT version FROM schema_migration ORDER BY version"));
    }
}
