using System.Threading.Channels;
using CxBridge.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>SQLite in WAL mode: one writer, and readers that never wait for it, each on the snapshot of its start.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly SqlLibrary _sql = new(Dialect.Sqlite);

    // Permits to read; each carries the connection that its last holder left, or null when it must be opened.
    private readonly Channel<SqliteLink?> _readers;

    public SqliteDatabase(StorageOptions options)
    {
        _file = new SqliteFile(options, _sql);
        _writer = new SqliteWriter(_file, _sql);
        _readers = Channel.CreateBounded<SqliteLink?>(options.Readers);
        for (int i = 0; i < options.Readers; i++)
        {
            _readers.Writer.TryWrite(null);
        }
    }

    public Dialect Dialect => Dialect.Sqlite;

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        SqliteLink? connection = await _readers.Reader.ReadAsync(cancellationToken);
        try
        {
            // A query is a blocking call: not on the thread of a grain.
            return await Task.Run(() => ReadOnSnapshotAsync(connection ??= _file.OpenReader(), work), cancellationToken);
        }
        catch (SqliteException error)
        {
            connection?.Dispose();
            connection = null;
            throw SqliteFaults.Of(error, _file.Path);
        }
        finally
        {
            _readers.Writer.TryWrite(connection);
        }
    }

    public Task<T> WriteAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) =>
        _writer.RunAsync(kind, work, cancellationToken);

    public Task<T> WriteOnceAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) =>
        _writer.RunAsync(kind, work, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Task.Run(_writer.Dispose);
        _readers.Writer.TryComplete();
        await foreach (SqliteLink? connection in _readers.Reader.ReadAllAsync())
        {
            connection?.Dispose();
        }
    }

    private async Task<T> ReadOnSnapshotAsync<T>(SqliteLink connection, Func<SqlSession, Task<T>> work)
    {
        connection.Run("BEGIN");
        try
        {
            return await work(new SqlSession(connection, null, _sql, CancellationToken.None));
        }
        finally
        {
            connection.Run("COMMIT");
        }
    }
}
