using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Chaos;

/// <summary>The practice carrier in a process of its own; it knows who was really called.</summary>
internal sealed class PracticeCarrier : IAsyncDisposable
{
    private readonly ChildProgram _program;
    private readonly HttpClient _http;

    private PracticeCarrier(ChildProgram program, JsonElement greeting)
    {
        _program = program;
        Sip = greeting.GetProperty("sip").GetString()!;
        _http = new HttpClient { BaseAddress = new Uri(greeting.GetProperty("http").GetString()!) };
    }

    /// <summary>Address and port of SIP.</summary>
    public string Sip { get; }

    public static async Task<PracticeCarrier> Start(string folder, CancellationToken cancellationToken, string sip = "127.0.0.1:0")
    {
        ChildProgram program = ChildProgram.Start(
            BuiltProgram.Practice, ["both", "--sip", sip, "--urls", "http://127.0.0.1:0", "--log", Path.Combine(folder, "practice"), "--json"]);
        return new PracticeCarrier(program, await program.Greeting.WaitAsync(cancellationToken));
    }

    /// <summary>INVITEs that reached it, for all numbers.</summary>
    public async Task<int> Invites(CancellationToken cancellationToken) =>
        (await Numbers(cancellationToken)).Sum(number => number.Value!["invites"]!.GetValue<int>());

    /// <summary>What really happened, by number.</summary>
    public async Task<JsonObject> Numbers(CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<JsonNode>("/truth", cancellationToken))!["byNumber"]!.AsObject();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _program.DisposeAsync();
    }
}
