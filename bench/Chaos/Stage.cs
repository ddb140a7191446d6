using System.Data.Common;
using CxBridge.TestKit.Programs;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CxBridge.Bench.Chaos;

/// <summary>The hosts of a shape and their database.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int CellHosts = 3;
    private const string Database = "chaos";

    private readonly string _folder;
    private PostgresServer? _postgres;

    private Stage(string folder) => _folder = folder;

    public IReadOnlyList<ChaosHost> Hosts { get; private set; } = [];

    public static async Task<Stage> PrepareAsync(ChaosShape shape, string folder)
    {
        var stage = new Stage(folder);
        if (shape == ChaosShape.OneHost)
        {
            stage.Hosts = [Host("host", folder, folder)];
            return stage;
        }

        // Synced as in service: what a killed host has been told is done must be found by the others, and it is the server that keeps it.
        stage._postgres = await PostgresServer.StartAsync("max_connections=200");
        await using (NpgsqlDataSource source = NpgsqlDataSource.Create($"{stage._postgres.ConnectionString("postgres")};Pooling=false"))
        {
            await using NpgsqlCommand create = source.CreateCommand($"CREATE DATABASE {Database}");
            await create.ExecuteNonQueryAsync();
        }

        string connection = $"{stage._postgres.ConnectionString(Database)};Maximum Pool Size=20";
        stage.Hosts = [.. Enumerable.Range(1, CellHosts).Select(n => Host(
            $"h{n}", folder, Directory.CreateDirectory(Path.Combine(folder, $"h{n}")).FullName,
            $"Storage:ConnectionString={connection}", $"Media:HostName=h{n}", "Media:Slots=8", "Cluster:AdvertisedAddress=127.0.0.1",
            $"Cluster:SiloPort={LoopbackPort.Free()}", $"Cluster:GatewayPort={LoopbackPort.Free()}"))];
        return stage;
    }

    /// <summary>A connection of the judge's own.</summary>
    public DbConnection Open()
    {
        DbConnection connection = _postgres is { } server
            ? new NpgsqlConnection($"{server.ConnectionString(Database)};Pooling=false")
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "cxbridge.db"), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChaosHost host in Hosts)
        {
            await host.DisposeAsync();
        }

        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static ChaosHost Host(string name, string folder, string data, params string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        string[] all = ["Sip:Port=0", "Sip:ListenAddress=127.0.0.1", "Media:BindAddress=127.0.0.1", .. settings];
        return new ChaosHost(
            name,
            address,
            ["run", "--json", "--urls", address.ToString().TrimEnd('/'), "--data", data, .. all.SelectMany(setting => new[] { "--set", setting })],
            Path.Combine(folder, $"{name}.log"));
    }
}
