using System.Text.Json;
using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;
using Npgsql;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>
/// A cell as an operator runs it, on loopback: PostgreSQL, hosts in processes of their own, and a practice carrier and CRM that keep an account
/// of what really happened.
/// </summary>
internal sealed class Cell : IAsyncDisposable
{
    private const string Database = "cell";

    private readonly PostgresServer _postgres;
    private readonly ChildProgram _practice;
    private readonly string _sip;
    private CellRest? _rest;

    private Cell(PostgresServer postgres, ChildProgram practice, JsonElement met, IReadOnlyList<CellHost> hosts, string folder)
    {
        _postgres = postgres;
        _practice = practice;
        _sip = met.GetProperty("sip").GetString()!;
        PracticeAddress = new Uri(met.GetProperty("http").GetString()!);
        Hosts = hosts;
        Folder = folder;
    }

    public IReadOnlyList<CellHost> Hosts { get; }

    public string Folder { get; }

    /// <summary>Of the cell's database.</summary>
    public string ConnectionString => _postgres.ConnectionString(Database);

    /// <summary>The cell's database server.</summary>
    public PostgresServer Postgres => _postgres;

    public Uri PracticeAddress { get; }

    /// <summary>REST of whichever host is up.</summary>
    public CellRest Rest => _rest ?? throw new InvalidOperationException("Nobody has signed in yet.");

    public CellHost this[string name] => Hosts.Single(h => h.Name == name);

    /// <summary>Prepares database, practice and hosts, and starts no host.</summary>
    /// <param name="hosts">Name and role of each.</param>
    public static async Task<Cell> PrepareAsync(params (string Name, string Role)[] hosts)
    {
        string folder = Directory.CreateTempSubdirectory("cxbridge-cell-").FullName;
        PostgresServer postgres = await PostgresServer.StartAsync("fsync=off", "max_connections=200");
        await using (NpgsqlDataSource source = NpgsqlDataSource.Create($"{postgres.ConnectionString("postgres")};Pooling=false"))
        {
            await using NpgsqlCommand create = source.CreateCommand($"CREATE DATABASE {Database}");
            await create.ExecuteNonQueryAsync();
        }

        ChildProgram practice = ChildProgram.Start(BuiltProgram.Practice, ["both", "--json", "--seed", "7", "--log", folder], Path.Combine(folder, "practice.log"));
        return new Cell(
            postgres, practice, await practice.Greeting.WaitAsync(CellPatience.Start), [.. hosts.Select(h => new CellHost(h.Name, h.Role, folder, postgres.ConnectionString(Database)))], folder);
    }

    /// <summary>Prepares everything, starts the hosts at the same moment, and signs in.</summary>
    public static async Task<Cell> StartAsync(params (string Name, string Role)[] hosts)
    {
        Cell cell = await PrepareAsync(hosts);
        try
        {
            await cell.StartHostsAsync();
            return cell;
        }
        catch
        {
            await cell.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the hosts at the same moment, and signs in.</summary>
    public async Task StartHostsAsync()
    {
        string?[] passwords = await Task.WhenAll(Hosts.Select(h => h.StartAsync()));
        _rest = await CellRest.SignInAsync(Hosts, passwords.Single(p => p is not null)!);
    }

    /// <summary>Makes a campaign of one try a contact, with the practice bot, and starts it.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> StartCampaignAsync(IEnumerable<string> numbers, int concurrency)
    {
        JsonNode carrier = await Rest.PostAsync("/v1/carriers", new JsonObject { ["name"] = "practice", ["uri"] = $"sip:{_sip}", ["callsPerSecond"] = 5 });
        JsonNode bots = await Rest.GetAsync("/v1/bots");
        JsonNode campaign = await Rest.PostAsync(
            "/v1/campaigns",
            new JsonObject
            {
                ["name"] = "Cell",
                ["settings"] = new JsonObject
                {
                    ["bot"] = bots["items"]![0]!["id"]!.GetValue<string>(),
                    ["carrier"] = carrier["id"]!.GetValue<string>(),
                    ["callerId"] = "+15550100999",
                    ["compliance"] = new JsonObject { ["profile"] = "practice" },
                    ["concurrencyLimit"] = concurrency,
                    ["ringTimeoutSeconds"] = 20,
                    ["webhook"] = new Uri(PracticeAddress, "/hook").ToString(),
                    ["retry"] = new JsonObject { ["maxAttempts"] = 1 },
                },
            });
        string id = campaign["id"]!.GetValue<string>();
        await Rest.ImportAsync(id, numbers);
        await Rest.PostAsync($"/v1/campaigns/{id}/start", null);
        return id;
    }

    /// <summary>One value of the cell's database.</summary>
    public async Task<T> QueryAsync<T>(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create($"{ConnectionString};Pooling=false");
        await using NpgsqlCommand command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"No row: {sql}"));
    }

    public async ValueTask DisposeAsync()
    {
        _rest?.Dispose();
        foreach (CellHost host in Hosts)
        {
            await host.DisposeAsync();
        }

        await _practice.DisposeAsync();
        await _postgres.DisposeAsync();
        if (Environment.GetEnvironmentVariable("CELL_KEEP_LOGS") is null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
