using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CxBridge.TestKit.Programs;

/// <summary>A host in a process of its own, used as a CRM and an operator use it: by REST, with an API key.</summary>
public sealed class PlatformHost : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly ChildProgram _program;
    private readonly HttpClient _http;

    private PlatformHost(ChildProgram program, HttpClient http)
    {
        _program = program;
        _http = http;
    }

    /// <summary>What it logged so far.</summary>
    public string Log => string.Join(Environment.NewLine, _program.Lines);

    /// <summary>Starts a host on a fresh folder and signs in.</summary>
    /// <param name="path">Where it finds other programs; null for this machine's own.</param>
    public static async Task<PlatformHost> Start(string folder, string? path, CancellationToken cancellationToken, params string[] settings)
    {
        ChildProgram program = ChildProgram.Start(
            BuiltProgram.Host,
            ["run", "--data", folder, "--json", "--urls", "http://127.0.0.1:0", "--set", "Sip:Port=0", "--set", "Sip:ListenAddress=127.0.0.1", "--set", "Media:BindAddress=127.0.0.1", .. settings],
            environment: path is null ? null : new Dictionary<string, string> { ["PATH"] = path });
        JsonElement greeting = await program.Greeting.WaitAsync(cancellationToken);
        var http = new HttpClient { BaseAddress = new Uri(greeting.GetProperty("address").GetString()!) };
        http.DefaultRequestHeaders.Authorization = await Operator.MakeKeyAsync(http.BaseAddress, greeting.GetProperty("adminPassword").GetString()!, "tests", cancellationToken);
        return new PlatformHost(program, http);
    }

    /// <summary>Makes and starts a campaign of the practice bot.</summary>
    /// <returns>Its path.</returns>
    public Task<string> StartCampaign(string carrierUri, CancellationToken cancellationToken, params string[] numbers) =>
        StartCampaign(carrierUri, null, cancellationToken, numbers);

    /// <summary>A campaign of the practice bot that dials nobody.</summary>
    /// <returns>Its id, and its bot's.</returns>
    public async Task<(string Campaign, string Bot)> Campaign(CancellationToken cancellationToken, params JsonObject[] contacts)
    {
        string carrier = Id(await Post("/v1/carriers", new JsonObject { ["name"] = "carrier", ["uri"] = "sip:127.0.0.1:9" }, cancellationToken));
        string bot = (await Get("/v1/bots", cancellationToken))["items"]![0]!["id"]!.GetValue<string>();
        var settings = new JsonObject { ["bot"] = bot, ["carrier"] = carrier, ["callerId"] = "+15550100999" };
        string campaign = Id(await Post("/v1/campaigns", new JsonObject { ["name"] = "Calls that come in", ["settings"] = settings }, cancellationToken));
        if (contacts.Length > 0)
        {
            await Post($"/v1/campaigns/{campaign}/contacts", new JsonObject { ["contacts"] = new JsonArray([.. contacts]) }, cancellationToken);
        }

        return (campaign, bot);
    }

    /// <summary>The same with a pacing of its own.</summary>
    public async Task<string> StartCampaign(string carrierUri, JsonObject? pacing, CancellationToken cancellationToken, params string[] numbers)
    {
        string carrier = Id(await Post("/v1/carriers", new JsonObject { ["name"] = "carrier", ["uri"] = carrierUri, ["callsPerSecond"] = 5 }, cancellationToken));
        string bot = (await Get("/v1/bots", cancellationToken))["items"]![0]!["id"]!.GetValue<string>();
        var settings = new JsonObject
        {
            ["bot"] = bot,
            ["carrier"] = carrier,
            ["callerId"] = "+15550100999",
            ["pacing"] = pacing,
            ["compliance"] = new JsonObject { ["profile"] = "practice" },
            ["retry"] = new JsonObject { ["maxAttempts"] = 3, ["delaySeconds"] = new JsonObject { ["failed"] = 5, ["busy"] = 5 } },
        };
        string path = "/v1/campaigns/" + Id(await Post("/v1/campaigns", new JsonObject { ["name"] = "Test", ["settings"] = settings }, cancellationToken));
        await Post($"{path}/contacts", new JsonObject { ["contacts"] = new JsonArray([.. numbers.Select(n => new JsonObject { ["number"] = n })]) }, cancellationToken);
        await Post($"{path}/start", null, cancellationToken);
        return path;
    }

    public async Task<JsonNode> Get(string path, CancellationToken cancellationToken) => (await _http.GetFromJsonAsync<JsonNode>(path, cancellationToken))!;

    /// <summary>Looks again and again until it is so.</summary>
    public async Task<JsonNode> Until(string path, Func<JsonNode, bool> condition, CancellationToken cancellationToken)
    {
        JsonNode? last = null;
        try
        {
            while (true)
            {
                last = await Get(path, cancellationToken);
                if (condition(last))
                {
                    return last;
                }

                await Task.Delay(Look, cancellationToken);
            }
        }
        catch (OperationCanceledException late)
        {
            throw new InvalidOperationException($"{path} stayed {last?.ToJsonString()}{Environment.NewLine}{Log}", late);
        }
    }

    /// <summary>The recording of a call.</summary>
    public Task<byte[]> Recording(string attempt, CancellationToken cancellationToken) => _http.GetByteArrayAsync($"/v1/calls/{attempt}/recording", cancellationToken);

    /// <summary>Waits until it has logged a text.</summary>
    public async Task UntilLogged(string text, CancellationToken cancellationToken)
    {
        while (!Log.Contains(text, StringComparison.Ordinal))
        {
            await Task.Delay(Look, cancellationToken);
        }
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _program.DisposeAsync();
    }

    /// <summary>Posts a body and gives the answer.</summary>
    public async Task<JsonNode> Post(string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync(path, body, cancellationToken);
        string text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? JsonNode.Parse(text.Length == 0 ? "{}" : text)! : throw new InvalidOperationException($"{path}: {text}");
    }

    private static string Id(JsonNode made) => made["id"]!.GetValue<string>();
}
