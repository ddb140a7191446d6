namespace CxBridge.Storage.Migrations;

/// <summary>Brings the database to the schema of this release; run once at start-up, before anything else touches the store.</summary>
public interface IStorageMigrator
{
    /// <summary>Applies what is missing, each migration in a transaction of its own; does nothing when all is there. Safe when several processes start at once.</summary>
    /// <exception cref="Domain.Storage.StorageException">The database is not to be had, or a newer release has written it.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);
}
