using System.Text.Json;

namespace CxBridge.Tests.Browser.Hosts;

/// <summary>The host as users run it, on an empty folder, and a practice carrier that it can call; all on loopback.</summary>
internal sealed class RealHost : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Child _practice;
    private readonly Child _host;

    private RealHost(string folder, Child practice, Child host)
    {
        _folder = folder;
        _practice = practice;
        _host = host;
    }

    public Uri Address { get; private set; } = null!;

    public string AdminPassword { get; private set; } = "";

    /// <summary>Next hop of the practice carrier.</summary>
    public string CarrierUri { get; private set; } = "";

    public string Said => $"host:\n{_host.Said}\n\npractice:\n{_practice.Said}";

    public static async Task<RealHost> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("cxbridge-browser-").FullName;
        var practice = new Child(Program("Practice", "cxbridge-practice", "TEST_PRACTICE_PROGRAM"),
            "both", "--sip", "127.0.0.1:0", "--urls", "http://127.0.0.1:0", "--seed", "7", "--log", Path.Combine(folder, "practice"), "--json",
            "--first-rtp-port", "30000", "--last-rtp-port", "31999");
        var host = new Child(Program("Silo", "cxbridge", "TEST_HOST_PROGRAM"),
            "run", "--json", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "data"),
            "--set", "Sip:Port=0", "--set", "Sip:ListenAddress=127.0.0.1", "--set", "Media:BindAddress=127.0.0.1", "--set", $"Gateway:ConsoleFolder={Repository.Console}");
        var real = new RealHost(folder, practice, host);
        try
        {
            JsonElement carrier = await practice.GreetingAsync();
            JsonElement ready = await host.GreetingAsync();
            string sip = carrier.GetProperty("sip").GetString()!;
            real.CarrierUri = sip.StartsWith("sip:", StringComparison.Ordinal) ? sip : $"sip:{sip}";
            real.Address = new(ready.GetProperty("address").GetString()!);
            real.AdminPassword = ready.GetProperty("adminPassword").GetString()!;
            return real;
        }
        catch
        {
            await real.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _practice.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Built with the tests, in the same configuration; or an installed one that the environment names.
    private static string Program(string project, string name, string variable)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Environment.GetEnvironmentVariable(variable) ?? Path.Combine(Repository.Root, "src", project, "bin", configuration, "net10.0", name);
    }
}
