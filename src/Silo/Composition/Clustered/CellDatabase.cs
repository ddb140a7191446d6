using CxBridge.Domain.Cells;
using CxBridge.Domain.Storage;
using CxBridge.Grains.Interfaces;
using CxBridge.Silo.Verbs;
using Npgsql;

namespace CxBridge.Silo.Composition;

/// <summary>
/// The cell's own tables, in the schema <c>orleans</c> of its database; the migrations make them.
/// <code>
/// join  1 clock    how far this process's time of day is from the database's
///       2 claim    an empty database becomes this cell's own
///       3 judge    may this process join? (JoinRule)
///       4 note     yes: the version of messages that the cell speaks from now on; no: who was refused and why, for the cell to tell
/// </code>
/// </summary>
internal sealed class CellDatabase : IAsyncDisposable
{
    // The number is the product's own; the migrations use its neighbour.
    private const string Lock = "SELECT pg_advisory_xact_lock(4206190211)";

    private const string Claim = "INSERT INTO cell (cluster_id, service_id, contract) VALUES ($1, $2, $3) ON CONFLICT (only_one) DO NOTHING";

    // 3 is Orleans' word for an active silo. One that was killed stays so until others have voted; each says every 30 s that it is alive.
    private const string Facts =
        """
        SELECT cluster_id, service_id, contract,
               EXISTS (SELECT 1 FROM silo s WHERE s.cluster_id = c.cluster_id AND s.status = 3 AND s.seen_alive_at > now() - interval '2 minutes')
        FROM cell c
        """;

    private const string Joined = "UPDATE cell SET contract = greatest(contract, $1)";

    private const string Refused =
        """
        INSERT INTO refused_join AS r (why, times, host, said, refused_at) VALUES ($1, 1, $2, $3, now())
        ON CONFLICT (why) DO UPDATE SET times = r.times + 1, host = excluded.host, said = excluded.said, refused_at = excluded.refused_at
        """;

    private readonly CellNewcomer _self;
    private readonly string _host;
    private readonly TimeProvider _time;
    private readonly NpgsqlDataSource _source;

    /// <param name="cluster">Which cell.</param>
    /// <param name="connectionString">Where its tables are.</param>
    /// <param name="host">This process's name.</param>
    /// <param name="time">This process's clock.</param>
    public CellDatabase(ClusterSettings cluster, string connectionString, string host, TimeProvider time)
    {
        _self = new CellNewcomer(cluster.ClusterId, cluster.ServiceId, GrainContract.Version);
        _host = host;
        _time = time;
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "orleans" };
        connection.ApplicationName ??= "cxbridge-cell";
        ConnectionString = connection.ConnectionString;
        _source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>For Orleans, whose statements name their tables without a schema.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes the database this cell's own, or finds that it is.</summary>
    /// <exception cref="VerbFailedException">This process may not join; the cell has noted that it was refused.</exception>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
            TimeSpan ahead = await ClockAheadAsync(connection, cancellationToken); // 1
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, Claim, cancellationToken, _self.ClusterId, _self.ServiceId, _self.Contract); // 2
            CellFacts cell = await FactsAsync(connection, $"{Facts} FOR UPDATE", ahead, cancellationToken);
            JoinVerdict verdict = JoinRule.Judge(cell, _self); // 3
            string said = verdict == JoinVerdict.Welcome ? "" : JoinRule.Explain(verdict, cell, _self);
            await (verdict == JoinVerdict.Welcome // 4
                ? ExecuteAsync(connection, Joined, cancellationToken, _self.Contract)
                : ExecuteAsync(connection, Refused, cancellationToken, verdict.ToString(), _host, said));
            await transaction.CommitAsync(cancellationToken);
            if (verdict != JoinVerdict.Welcome)
            {
                throw new VerbFailedException(said);
            }
        }
        catch (NpgsqlException problem)
        {
            throw new StorageException(
                StorageFault.Unreachable, "The cell's tables cannot be reached. Check that PostgreSQL runs and that Cluster:ConnectionString, where it is set, names the database that the migrations made.", problem);
        }
    }

    /// <summary>Looks at the cell again, as one of its processes.</summary>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public async Task<CellLook> LookAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
        TimeSpan ahead = await ClockAheadAsync(connection, cancellationToken);
        CellFacts cell = await FactsAsync(connection, Facts, ahead, cancellationToken);
        JoinVerdict verdict = JoinRule.Judge(cell, _self);

        await using var read = new NpgsqlCommand("SELECT why, times, host, said FROM refused_join", connection);
        await using NpgsqlDataReader rows = await read.ExecuteReaderAsync(cancellationToken);
        var refused = new List<RefusedJoins>();
        while (await rows.ReadAsync(cancellationToken))
        {
            refused.Add(new RefusedJoins(rows.GetString(0), rows.GetInt64(1), rows.GetString(2), rows.GetString(3)));
        }

        return new CellLook(verdict, verdict == JoinVerdict.Welcome ? "" : JoinRule.Explain(verdict, cell, _self), refused);
    }

    /// <summary>Runs something that no two processes of the cell may do at once.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, Lock, cancellationToken);
        T result = await work();
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] arguments)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (object argument in arguments)
        {
            command.Parameters.AddWithValue(argument);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<CellFacts> FactsAsync(NpgsqlConnection connection, string sql, TimeSpan clockAhead, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand(sql, connection);
        await using NpgsqlDataReader cell = await read.ExecuteReaderAsync(cancellationToken);
        await cell.ReadAsync(cancellationToken);
        return new CellFacts(cell.GetString(0), cell.GetString(1), cell.GetInt32(2), cell.GetBoolean(3), clockAhead);
    }

    // The database read its clock at some moment between question and answer: the difference is certain only beyond that.
    private async Task<TimeSpan> ClockAheadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        DateTimeOffset asked = _time.GetUtcNow();
        long began = _time.GetTimestamp();
        DateTimeOffset theirs = new((DateTime)(await ask.ExecuteScalarAsync(cancellationToken))!);
        TimeSpan early = theirs - asked, late = early - _time.GetElapsedTime(began);
        return late > TimeSpan.Zero ? late : early < TimeSpan.Zero ? early : TimeSpan.Zero;
    }
}
