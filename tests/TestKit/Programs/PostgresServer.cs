using System.Diagnostics;

namespace CxBridge.TestKit.Programs;

/// <summary>A private PostgreSQL in a temporary folder, on a loopback port that the system picks; ended by its process id, and its folder removed.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-postgres-").FullName;
    private readonly int _port = LoopbackPort.Free();
    private string[] _command = [];
    private Process? _server;

    private PostgresServer()
    {
    }

    /// <summary>Makes a cluster and starts its server.</summary>
    /// <param name="settings">Settings of the server, such as <c>fsync=off</c>.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or did not start.</exception>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        if (!File.Exists($"{Binaries}/postgres"))
        {
            throw new InvalidOperationException("This needs a real PostgreSQL: install the Debian package postgresql-15.");
        }

        var server = new PostgresServer();
        try
        {
            await server.RunServerAsync(settings);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>For Npgsql, as the superuser.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    /// <summary>Ends the server at once, as a crash of its machine does: no connection is told.</summary>
    public async Task StopAsync()
    {
        if (_server is { HasExited: false })
        {
            await RunAsync(["kill", "-QUIT", $"{_server.Id}"]);
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        _server = null;
    }

    /// <summary>Starts it again on the same port, with all that it had.</summary>
    public async Task StartAgainAsync()
    {
        _server = Start(_command);
        await ReadyAsync(_server.StandardError);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunServerAsync(string[] settings)
    {
        if (Environment.UserName == "root")
        {
            await RunAsync(["chown", "postgres:", _folder]);
        }

        await RunAsync(AsServerUser([$"{Binaries}/initdb", "-D", $"{_folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]));
        _command = AsServerUser(
            [$"{Binaries}/postgres", "-D", $"{_folder}/data", "-p", $"{_port}", "-k", _folder, "-c", "listen_addresses=127.0.0.1", .. settings.SelectMany(s => new[] { "-c", s })]);
        await StartAgainAsync();
    }

    // The server refuses to run as root.
    private static string[] AsServerUser(string[] command) =>
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;

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
