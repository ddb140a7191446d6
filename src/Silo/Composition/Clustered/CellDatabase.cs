using CxBridge.Domain.Storage;
using CxBridge.Grains.Interfaces;
using CxBridge.Silo.Verbs;
using Npgsql;

namespace CxBridge.Silo.Composition;

/// <summary>The cell's own tables, in the schema <c>orleans</c> of its database; the migrations make them.</summary>
internal sealed class CellDatabase : IAsyncDisposable
{
    // The number is the product's own; the migrations use its neighbour.
    private const string Lock = "SELECT pg_advisory_xact_lock(4206190211)";

    private const string Claim =
        """
        INSERT INTO cell AS c (cluster_id, service_id, contract) VALUES ($1, $2, $3)
        ON CONFLICT (only_one) DO UPDATE SET contract = greatest(c.contract, excluded.contract)
            WHERE c.cluster_id = excluded.cluster_id AND c.service_id = excluded.service_id AND c.contract <= excluded.contract + 1
        """;

    private readonly ClusterSettings _cluster;
    private readonly NpgsqlDataSource _source;

    /// <param name="cluster">Which cell.</param>
    /// <param name="connectionString">Where its tables are.</param>
    public CellDatabase(ClusterSettings cluster, string connectionString)
    {
        _cluster = cluster;
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "orleans" };
        connection.ApplicationName ??= "cxbridge-cell";
        ConnectionString = connection.ConnectionString;
        _source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>For Orleans, whose statements name their tables without a schema.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes the database this cell's own, or finds that it is.</summary>
    /// <exception cref="VerbFailedException">It is another cell's, or this release is too old or too new for the cell.</exception>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlCommand claim = _source.CreateCommand(Claim);
            claim.Parameters.AddWithValue(_cluster.ClusterId);
            claim.Parameters.AddWithValue(_cluster.ServiceId);
            claim.Parameters.AddWithValue(GrainContract.Version);
            await claim.ExecuteNonQueryAsync(cancellationToken);

            await using NpgsqlCommand read = _source.CreateCommand("SELECT cluster_id, service_id, contract FROM cell");
            await using NpgsqlDataReader cell = await read.ExecuteReaderAsync(cancellationToken);
            await cell.ReadAsync(cancellationToken);
            Require(cell.GetString(0), cell.GetString(1), cell.GetInt32(2));
        }
        catch (NpgsqlException problem)
        {
            throw new StorageException(
                StorageFault.Unreachable, "The cell's tables cannot be reached. Check that PostgreSQL runs and that Cluster:ConnectionString, where it is set, names the database that the migrations made.", problem);
        }
    }

    /// <summary>Runs something that no two processes of the cell may do at once.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var take = new NpgsqlCommand(Lock, connection, transaction))
        {
            await take.ExecuteNonQueryAsync(cancellationToken);
        }

        T result = await work();
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private void Require(string clusterId, string serviceId, int contract)
    {
        if (clusterId != _cluster.ClusterId || serviceId != _cluster.ServiceId)
        {
            throw new VerbFailedException(
                $"This database belongs to the cell '{clusterId}' (service '{serviceId}'), but this process is to join '{_cluster.ClusterId}' (service '{_cluster.ServiceId}'). "
                + "Set Cluster:ClusterId and Cluster:ServiceId to the cell's, or give the new cell a database of its own");
        }

        if (contract > GrainContract.Version + 1)
        {
            throw new VerbFailedException(
                $"The cell speaks messages of version {contract}; this release speaks {GrainContract.Version} and gets on with one version more. Start a newer release here");
        }
    }
}
