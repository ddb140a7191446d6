using CxBridge.Storage;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Connections.Sqlite;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>
/// The product's statements on an SQLite file, each transaction on the thread that asks for it: the answer is there when the call returns. It takes real
/// time and no virtual time, and one comes after the other; writer thread, group commit and pool of readers are the affair of other tests.
/// </summary>
internal sealed class LoneDatabase : IDatabase
{
    private readonly SqlLibrary _sql;
    private readonly SqliteLink _file;

    public LoneDatabase(StorageOptions options)
    {
        _sql = new SqlLibrary(Dialect.Sqlite);
        _file = new SqliteFile(options, _sql).OpenWriter();
        _file.RunOnce("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 1000");
    }

    public Dialect Dialect => Dialect.Sqlite;

    /// <summary>Transactions so far.</summary>
    public long Transactions { get; private set; }

    public Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => Transact("BEGIN", work);

    public Task<T> WriteAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => Transact("BEGIN IMMEDIATE", work);

    public Task<T> WriteOnceAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => Transact("BEGIN IMMEDIATE", work);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private Task<T> Transact<T>(string begin, Func<SqlSession, Task<T>> work)
    {
        Transactions++;
        _file.Run(begin);
        Task<T> done = work(new SqlSession(_file, null, _sql, CancellationToken.None));
        if (!done.IsCompleted)
        {
            throw new InvalidOperationException("A transaction waits for something else than SQLite.");
        }

        _file.Run(done.IsCompletedSuccessfully ? "COMMIT" : "ROLLBACK");
        return done;
    }
}
