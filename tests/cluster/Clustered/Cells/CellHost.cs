using System.Text.Json;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>One host of a cell; it keeps name, ports and folder from one life to the next.</summary>
internal sealed class CellHost(string name, string role, string folder, string connectionString) : IAsyncDisposable
{
    private readonly int _webPort = LoopbackPort.Free();
    private readonly int _siloPort = LoopbackPort.Free();
    private readonly int _gatewayPort = LoopbackPort.Free();
    private ChildProgram? _process;

    public string Name => name;

    public Uri Address => new($"http://127.0.0.1:{_webPort}");

    /// <summary>Whether it has console and REST.</summary>
    public bool ServesConsole => role is "All" or "Gateway";

    public bool IsUp { get; private set; }

    /// <summary>Which build of the host it runs from its next life on.</summary>
    public string Program { get; set; } = BuiltProgram.Host;

    /// <summary>Variables of its process from its next life on.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; set; }

    public ChildProgram Process => _process ?? throw new InvalidOperationException($"{name} was never started.");

    /// <summary>Starts it, with settings of the form <c>Section:Key=Value</c> that win over its own.</summary>
    public ChildProgram Launch(params string[] settings)
    {
        string[] own =
        [
            $"Storage:ConnectionString={connectionString};Maximum Pool Size=20", $"Cluster:Role={role}", $"Cluster:SiloPort={_siloPort}",
            $"Cluster:GatewayPort={_gatewayPort}", "Cluster:AdvertisedAddress=127.0.0.1", "Sip:Port=0", "Sip:ListenAddress=127.0.0.1",
            "Media:BindAddress=127.0.0.1", $"Media:HostName={name}", "Media:Slots=4",
        ];
        string data = Path.Combine(folder, name);
        Directory.CreateDirectory(data);
        _process = ChildProgram.Start(
            Program,
            ["run", "--json", "--urls", Address.ToString().TrimEnd('/'), "--data", data, .. own.Concat(settings).SelectMany(s => new[] { "--set", s })],
            Path.Combine(folder, $"{name}.log"),
            Environment);
        return _process;
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <returns>The first user's password, where this start made them.</returns>
    public async Task<string?> StartAsync(params string[] settings)
    {
        JsonElement greeting = await Launch(settings).Greeting.WaitAsync(CellPatience.Start);
        IsUp = true;
        return greeting.GetProperty("adminPassword").GetString();
    }

    public async Task KillAsync()
    {
        IsUp = false;
        await Process.KillAsync();
    }

    public async Task<int> StopAsync()
    {
        IsUp = false;
        return await Process.StopAsync().WaitAsync(CellPatience.Stop);
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
