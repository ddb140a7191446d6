using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Chaos;

/// <summary>The practice carrier in a process of its own; it knows who was really called.</summary>
internal sealed class PracticeCarrier : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private PracticeCarrier(Process process, string sip, Uri http)
    {
        _process = process;
        Sip = sip;
        _http = new HttpClient { BaseAddress = http };
    }

    /// <summary>Address and port of SIP.</summary>
    public string Sip { get; }

    public static async Task<PracticeCarrier> Start(string folder, CancellationToken cancellationToken, string sip = "127.0.0.1:0")
    {
        // Its standard input is a pipe of ours: should this process be killed, it ends too.
        var start = new ProcessStartInfo(BuiltProgram.Practice, ["both", "--sip", sip, "--urls", "http://127.0.0.1:0", "--log", Path.Combine(folder, "practice"), "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        Process process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The practice carrier did not start.");
        JsonElement met = JsonDocument.Parse(line).RootElement;
        return new PracticeCarrier(process, met.GetProperty("sip").GetString()!, new Uri(met.GetProperty("http").GetString()!));
    }

    /// <summary>INVITEs that reached it, for all numbers.</summary>
    public async Task<int> Invites(CancellationToken cancellationToken) =>
        (await Numbers(cancellationToken)).Sum(number => number.Value!["invites"]!.GetValue<int>());

    /// <summary>What really happened, by number.</summary>
    public async Task<JsonObject> Numbers(CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<JsonNode>("/truth", cancellationToken))!["byNumber"]!.AsObject();

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _http.Dispose();
    }
}
