using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace CxBridge.Silo.Verbs.Demo;

/// <summary>The processes of a demo: the host, and the practice carrier and CRM it calls; all on loopback, all ended with it.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private DemoStage(ChildProcess host, ChildProcess practice, Uri hostAddress, string? adminPassword, string sip, Uri practiceAddress)
    {
        Host = host;
        Practice = practice;
        HostAddress = hostAddress;
        AdminPassword = adminPassword;
        Sip = sip;
        PracticeAddress = practiceAddress;
    }

    public ChildProcess Host { get; }

    public ChildProcess Practice { get; }

    public Uri HostAddress { get; }

    /// <summary>Only at the first start in a folder.</summary>
    public string? AdminPassword { get; }

    /// <summary>Address and port of the practice carrier.</summary>
    public string Sip { get; }

    /// <summary>The practice CRM, and the carrier's account of what really happened.</summary>
    public Uri PracticeAddress { get; }

    /// <summary>Starts everything, on the addresses of the earlier run when there was one: results that wait in its outbox go to that CRM.</summary>
    public static async Task<DemoStage> Start(DemoSettings settings, DemoState? earlier, TimeProvider time)
    {
        if (earlier is not null)
        {
            await WaitUntilFree(earlier, time);
        }

        string logs = Directory.CreateDirectory(Path.Combine(settings.DataFolder, "practice")).FullName;
        ChildProcess practice = ChildProcess.Start(
            settings.Practice,
            ["both", "--sip", earlier?.SipAddress ?? "127.0.0.1:0", "--urls", earlier?.CrmAddress ?? "http://127.0.0.1:0", "--seed", settings.Seed.ToString(), "--log", logs, "--fail-every", "5", "--json"],
            Path.Combine(logs, "practice.log"));
        ChildProcess? host = null;
        try
        {
            JsonElement met = await practice.Greeting(StartPatience, time);
            host = ChildProcess.Start(
                Environment.ProcessPath ?? throw new VerbFailedException("Cannot tell where the program is."),
                ["run", "--json", "--urls", $"http://127.0.0.1:{FreePort()}", "--data", settings.DataFolder, "--set", "Sip:Port=0", .. Bindings(settings)],
                Path.Combine(settings.DataFolder, "host.log"));
            JsonElement ready = await host.Greeting(StartPatience, time);
            return new DemoStage(
                host,
                practice,
                new Uri(ready.GetProperty("address").GetString()!),
                ready.GetProperty("adminPassword").GetString(),
                met.GetProperty("sip").GetString()!,
                new Uri(met.GetProperty("http").GetString()!));
        }
        catch
        {
            await (host?.DisposeAsync() ?? ValueTask.CompletedTask);
            await practice.DisposeAsync();
            throw;
        }
    }

    /// <summary>Signs in as the admin that was just made and gets a key, as a person would in the console.</summary>
    public async Task<string> MakeApiKey(CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = HostAddress };
        http.DefaultRequestHeaders.Add("X-CxBridge-Write", "1");
        string password = AdminPassword ?? throw new VerbFailedException(
            "The data folder belongs to an installation of its own, so the demo cannot sign in. Use an empty --data folder.");
        (await http.PostAsJsonAsync("/v1/auth/sign-in", new { user = "admin", password }, cancellationToken)).EnsureSuccessStatusCode();
        HttpResponseMessage made = await http.PostAsJsonAsync("/v1/api-keys", new { name = "demo" }, cancellationToken);
        made.EnsureSuccessStatusCode();
        JsonElement key = await made.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return key.GetProperty("token").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Practice.DisposeAsync();
    }

    /// <summary>Practice stays on loopback; a carrier of one's own may be anywhere.</summary>
    private static string[] Bindings(DemoSettings settings) =>
        settings.Carrier is null ? ["--set", "Sip:ListenAddress=127.0.0.1", "--set", "Media:BindAddress=127.0.0.1"] : [];

    /// <summary>The practice program of a run that was killed takes a moment to hang up its calls and end.</summary>
    private static async Task WaitUntilFree(DemoState earlier, TimeProvider time)
    {
        IPEndPoint sip = IPEndPoint.Parse(earlier.SipAddress);
        var crm = new IPEndPoint(IPAddress.Loopback, new Uri(earlier.CrmAddress).Port);
        long began = time.GetTimestamp();
        while (!IsFree(sip, SocketType.Dgram, ProtocolType.Udp) || !IsFree(sip, SocketType.Stream, ProtocolType.Tcp) || !IsFree(crm, SocketType.Stream, ProtocolType.Tcp))
        {
            if (time.GetElapsedTime(began) > StartPatience)
            {
                throw new VerbFailedException($"The practice program of the earlier run still holds {sip} or {crm}. End it, then start again.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), time);
        }
    }

    private static bool IsFree(IPEndPoint address, SocketType type, ProtocolType protocol)
    {
        using var socket = new Socket(address.AddressFamily, type, protocol);
        try
        {
            socket.Bind(address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
