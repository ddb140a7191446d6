using CxBridge.Domain.Storage;
using Npgsql;

namespace CxBridge.Storage.Connections.Postgres;

/// <summary>Turns PostgreSQL's error codes (its manual, appendix A) into faults with a cure.</summary>
internal static class PostgresFaults
{
    public static StorageException Of(NpgsqlException error) => error is PostgresException answer ? Of(answer)
        : new(StorageFault.Unreachable, "PostgreSQL does not answer. Check that it runs and that Storage:ConnectionString names its host and port.", error);

    private static StorageException Of(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => new(StorageFault.Conflict, "A value that must be unique is taken.", error),
        PostgresErrorCodes.DiskFull => new(StorageFault.Full, "PostgreSQL's disk is full. Make room; nothing of this transaction was written.", error),
        PostgresErrorCodes.ReadOnlySqlTransaction => new(StorageFault.ReadOnly, "This PostgreSQL is a standby or read-only. Name the primary in Storage:ConnectionString.", error),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new(StorageFault.Corrupt, "PostgreSQL found damaged data. Restore the last backup.", error),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.QueryCanceled =>
            new(StorageFault.Busy, "Another transaction held a lock for too long. Look at pg_stat_activity for one that does not end.", error),
        PostgresErrorCodes.TooManyConnections => new(StorageFault.Unreachable, "PostgreSQL has no connection left. Raise max_connections, or lower Maximum Pool Size in Storage:ConnectionString.", error),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            new(StorageFault.Unreachable, "PostgreSQL is starting or shutting down. It is tried again.", error),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName =>
            new(StorageFault.Unreachable, "PostgreSQL refused the user or knows no such database. Check user, password and database in Storage:ConnectionString.", error),
        _ => new(StorageFault.Failed, $"PostgreSQL refused a statement: {error.SqlState} {error.MessageText}", error),
    };
}
