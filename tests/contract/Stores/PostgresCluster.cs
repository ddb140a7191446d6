using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CxBridge.Storage;
using Npgsql;

namespace CxBridge.Tests.Contract.Stores;

/// <summary>A private PostgreSQL in a temporary folder, on a loopback port that the system picks; started once for all suites, ended by its pid.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    /// <summary>Name of the migrated database that the suites use.</summary>
    public const string Suites = "suites";

    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private readonly string _folder = SqliteKind.NewFolder();
    private Process? _server;
    private int _port;
    private int _databases;

    public async Task InitializeAsync()
    {
        if (!File.Exists($"{Binaries}/postgres"))
        {
            throw new InvalidOperationException("These tests need a real PostgreSQL: install the Debian package postgresql-15.");
        }

        await OwnFolderAsync();
        await RunAsync(AsServerUser($"{Binaries}/initdb", "-D", $"{_folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
        _port = FreePort();
        // Contracts, not speed or power cuts: nothing is synced.
        _server = Start(AsServerUser(
            $"{Binaries}/postgres", "-D", $"{_folder}/data", "-p", $"{_port}", "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=200"));
        await ReadyAsync(_server.StandardError);
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

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20";

    public async Task ExecuteAsync(string database, string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create($"{ConnectionString(database)};Pooling=false");
        await using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            await RunAsync(["kill", "-QUIT", $"{_server.Id}"]); // Immediate shutdown: the folder is thrown away.
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // The server refuses to run as root.
    private static string[] AsServerUser(params string[] command) =>
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;

    private async Task OwnFolderAsync()
    {
        if (Environment.UserName == "root")
        {
            await RunAsync(["chown", "postgres:", _folder]);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        UseShellExecute = false,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = "/",
    })!;

    private static async Task RunAsync(string[] command)
    {
        using Process process = Start(command);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {errors}");
        }
    }

    private static async Task ReadyAsync(StreamReader log)
    {
        var seen = new List<string>();
        while (await log.ReadLineAsync() is { } line)
        {
            seen.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                _ = log.BaseStream.CopyToAsync(Stream.Null); // Owned by the server's life: ends with its pipe.
                return;
            }
        }

        throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', seen)}");
    }
}
