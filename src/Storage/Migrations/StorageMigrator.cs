using CxBridge.Domain.Storage;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;
using Microsoft.Extensions.Logging;

namespace CxBridge.Storage.Migrations;

/// <inheritdoc cref="IStorageMigrator"/>
internal sealed partial class StorageMigrator(IDatabase database, TimeProvider time, ILogger<StorageMigrator> logger) : IStorageMigrator
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Migration> known = Migration.All(database.Dialect);
        bool more = true;
        while (more)
        {
            more = await database.WriteAsync(WriteClass.Durable, session => StepAsync(session, known), cancellationToken);
        }
    }

    // One migration a transaction, under a lock: of two processes that start at once, the second finds the work of the first.
    private async Task<bool> StepAsync(SqlSession session, IReadOnlyList<Migration> known)
    {
        await session.ExecuteAsync("Schema/lock");
        await session.ExecuteAsync("Schema/create");
        List<int> applied = await session.QueryAsync<int>("Schema/versions");
        if (applied.Find(version => known.All(m => m.Version != version)) is var unknown and > 0)
        {
            throw new StorageException(
                StorageFault.NewerSchema,
                $"A newer release has written this database (schema {unknown}; this release knows {known[^1].Version}). Start that release, or restore the backup made before the upgrade.");
        }

        // By its own number and not by the highest: steps are numbered where they are written, and one with a lower number may come in later.
        if (known.FirstOrDefault(m => !applied.Contains(m.Version)) is not { } next)
        {
            return false;
        }

        await session.ExecuteScriptAsync(next.Script);
        await session.ExecuteAsync("Schema/applied", new { version = next.Version, name = next.Name, now = time.Now() });
        LogApplied(next.Name);
        return true;
    }
}
