using CxBridge.Storage;
using CxBridge.TestKit.Programs;
using Npgsql;

namespace CxBridge.Tests.Contract.Stores;

/// <summary>A private PostgreSQL, started once for all suites.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    /// <summary>Name of the migrated database that the suites use.</summary>
    public const string Suites = "suites";

    private PostgresServer _server = null!;
    private int _databases;

    public async Task InitializeAsync()
    {
        // Contracts, not speed or power cuts: nothing is synced.
        _server = await PostgresServer.StartAsync("fsync=off", "max_connections=200");
        await ExecuteAsync("postgres", $"CREATE DATABASE {Suites}");
        TestStore store = await TestStore.OpenAsync(services => services.AddPostgresStorage(o => o.ConnectionString = ConnectionString(Suites)), () => Task.CompletedTask);
        await store.DisposeAsync();
    }

    /// <summary>An empty database, without any schema.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        string name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Removes all rows of the suites' database, but not its schema.</summary>
    public Task EmptyAsync() => ExecuteAsync(
        Suites,
        """
        DO $$ DECLARE t text; BEGIN
            FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migration' LOOP
                EXECUTE 'DELETE FROM ' || t;
            END LOOP;
        END $$
        """);

    public string ConnectionString(string database) => $"{_server.ConnectionString(database)};Maximum Pool Size=20";

    public async Task ExecuteAsync(string database, string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create($"{ConnectionString(database)};Pooling=false");
        await using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();
}
