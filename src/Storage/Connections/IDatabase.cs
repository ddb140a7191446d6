namespace CxBridge.Storage.Connections;

/// <summary>The seam between the repositories, written once, and the two databases.</summary>
internal interface IDatabase : IAsyncDisposable
{
    Dialect Dialect { get; }

    /// <summary>Runs queries on one consistent snapshot or, on PostgreSQL, one a statement.</summary>
    Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs the work in one transaction, which is rolled back when the work throws. The work must await the session only, and change nothing
    /// but through it: it may run twice.</summary>
    /// <exception cref="Domain.Storage.StorageException">The database refused.</exception>
    Task<T> WriteAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>The same for work that, on PostgreSQL, runs one file of statements: what is sent together is a transaction without BEGIN and
    /// COMMIT, in one trip instead of three.</summary>
    /// <exception cref="Domain.Storage.StorageException">The database refused.</exception>
    Task<T> WriteOnceAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);
}
