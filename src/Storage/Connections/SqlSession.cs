using System.Data;
using System.Data.Common;
using Dapper;

namespace CxBridge.Storage.Connections;

/// <summary>A connection inside a transaction, and the statements that may run on it, by name. Not thread-safe; ends with the work it was given to.</summary>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, SqlLibrary sql, CancellationToken cancellationToken)
{
    private int _tripsLeft = int.MaxValue;

    /// <summary>Whose SQL is spoken.</summary>
    public Dialect Dialect => sql.Dialect;

    /// <summary>A session whose first trip is a transaction, so that a second one would be another: it is refused.</summary>
    public static SqlSession ForOneTrip(DbConnection connection, SqlLibrary sql, CancellationToken cancellationToken) =>
        new(connection, null, sql, cancellationToken) { _tripsLeft = 1 };

    /// <summary>All rows.</summary>
    public async Task<List<T>> QueryAsync<T>(string name, object? arguments = null) =>
        (await connection.QueryAsync<T>(Command(sql[name], arguments))).AsList();

    /// <summary>All rows of a statement of which only some lines are wanted.</summary>
    public async Task<List<T>> QueryAsync<T>(string name, IEnumerable<string> words, object? arguments) =>
        (await connection.QueryAsync<T>(Command(sql.With(name, words), arguments))).AsList();

    /// <summary>The first row or value, or the default.</summary>
    public Task<T?> FirstAsync<T>(string name, object? arguments = null) => connection.QueryFirstOrDefaultAsync<T?>(Command(sql[name], arguments));

    /// <summary>All rows of the last of several statements in one file, in one trip.</summary>
    public Task<List<T>> QueryLastAsync<T>(string name, object? arguments) => QueryLastAsync<T>(name, [], arguments);

    /// <summary>The same of files of which only some lines are wanted.</summary>
    public async Task<List<T>> QueryLastAsync<T>(string name, IEnumerable<string> words, object? arguments)
    {
        await using SqlMapper.GridReader grid = await connection.QueryMultipleAsync(Command(sql.With(name, words), arguments));
        List<T> rows;
        do
        {
            rows = (await grid.ReadAsync<T>()).AsList();
        }
        while (!grid.IsConsumed);
        return rows;
    }

    /// <summary>Runs it once.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> ExecuteAsync(string name, object? arguments = null) => connection.ExecuteAsync(Command(sql[name], arguments));

    /// <summary>Rows of a statement that is in no file: for tests, which look at what no port shows.</summary>
    public async Task<List<T>> QueryScriptAsync<T>(string script) => (await connection.QueryAsync<T>(Command(script, null))).AsList();

    /// <summary>Runs a script that is in no file of its own: migrations.</summary>
    public Task ExecuteScriptAsync(string script) => connection.ExecuteAsync(Command(script, null));

    /// <summary>Runs it once for each row: one prepared command on SQLite, one round trip on PostgreSQL.</summary>
    /// <returns>How many rows each changed, in the order of <paramref name="rows"/>.</returns>
    public Task<int[]> ExecuteEachAsync<T>(string name, IReadOnlyList<T> rows, params (string Name, Func<T, object?> Value)[] arguments) =>
        rows.Count == 0 ? Task.FromResult(Array.Empty<int>())
        : connection.CanCreateBatch ? BatchAsync(sql[name], rows, arguments)
        : Task.FromResult(Loop(sql[name], rows, arguments));

    private async Task<int[]> BatchAsync<T>(string text, IReadOnlyList<T> rows, (string Name, Func<T, object?> Value)[] arguments)
    {
        CountTrip();
        await using DbBatch batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (T row in rows)
        {
            DbBatchCommand command = batch.CreateBatchCommand();
            command.CommandText = text;
            foreach ((string argument, Func<T, object?> value) in arguments)
            {
                DbParameter parameter = command.CreateParameter();
                parameter.ParameterName = argument;
                parameter.Value = value(row) ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. batch.BatchCommands.Select(c => c.RecordsAffected)];
    }

    private int[] Loop<T>(string text, IReadOnlyList<T> rows, (string Name, Func<T, object?> Value)[] arguments)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = text;
        foreach ((string argument, _) in arguments)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = "@" + argument;
            command.Parameters.Add(parameter);
        }

        var changed = new int[rows.Count];
        for (int i = 0; i < changed.Length; i++)
        {
            for (int p = 0; p < arguments.Length; p++)
            {
                command.Parameters[p].Value = arguments[p].Value(rows[i]) ?? DBNull.Value;
            }

            changed[i] = command.ExecuteNonQuery();
        }

        return changed;
    }

    private CommandDefinition Command(string text, object? arguments)
    {
        CountTrip();
        return new(text, arguments, transaction, commandType: CommandType.Text, cancellationToken: cancellationToken);
    }

    private void CountTrip()
    {
        if (_tripsLeft-- == 0)
        {
            throw new InvalidOperationException("A write of one trip made another: the two are not one transaction.");
        }
    }
}
