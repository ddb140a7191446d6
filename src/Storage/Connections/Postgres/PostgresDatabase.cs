using Npgsql;

namespace CxBridge.Storage.Connections.Postgres;

/// <summary>
/// PostgreSQL, READ COMMITTED. Writers of the same rows always lock in this order, so that none waits in a circle:
/// partition, campaign, attempt, contact, counters. Every write but the claim is durable: the processes outlive the server, so that what it
/// forgot after a crash would still be believed by them.
/// </summary>
internal sealed class PostgresDatabase : IDatabase
{
    private readonly NpgsqlDataSource _source;
    private readonly SqlLibrary _sql = new(Dialect.Postgres);

    public PostgresDatabase(StorageOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        NpgsqlConnectionStringBuilder connection = builder.ConnectionStringBuilder;
        if (connection.MaxAutoPrepare == 0)
        {
            connection.MaxAutoPrepare = 128; // More than there are statements.
        }

        connection.NoResetOnClose = true; // No statement here changes a session, and resetting it costs as much as a short statement.
        connection.ApplicationName ??= "cxbridge";
        connection.Options ??= $"-c lock_timeout={(long)options.LockTimeout.TotalMilliseconds}";
        _source = builder.Build();
    }

    public Dialect Dialect => Dialect.Postgres;

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
            return await work(new SqlSession(connection, null, _sql, cancellationToken));
        }
        catch (NpgsqlException error)
        {
            throw PostgresFaults.Of(error);
        }
    }

    public async Task<T> WriteAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            T result = await work(new SqlSession(connection, transaction, _sql, cancellationToken));
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (NpgsqlException error)
        {
            throw PostgresFaults.Of(error);
        }
    }

    public async Task<T> WriteOnceAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
            return await work(SqlSession.ForOneTrip(connection, _sql, cancellationToken));
        }
        catch (NpgsqlException error)
        {
            throw PostgresFaults.Of(error);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
