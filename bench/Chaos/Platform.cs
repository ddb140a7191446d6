using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;

namespace CxBridge.Bench.Chaos;

/// <summary>The hosts, and the practice carrier and CRM, which live through all of them.</summary>
internal sealed class Platform(ChaosSettings settings) : IAsyncDisposable
{
    private readonly HttpClient _rest = new();
    private readonly HttpClient _practiceHttp = new();
    private ChildProgram? _practice;
    private Stage? _stage;
    private string _sip = "";
    private string _campaign = "";

    public Stage Stage => _stage ?? throw new InvalidOperationException("It was not set up.");

    public string TruthLog => Path.Combine(settings.Folder, "practice", "truth.jsonl");

    /// <summary>Completes when every host is ready.</summary>
    public Task ReadyAsync() => Task.WhenAll(Stage.Hosts.Select(h => h.Greeting));

    /// <summary>Starts carrier and CRM, and the hosts for the first time, and makes the campaign.</summary>
    public async Task SetUpAsync()
    {
        string logs = Directory.CreateDirectory(Path.Combine(settings.Folder, "practice")).FullName;
        _practice = ChildProgram.Start(
            BuiltProgram.Practice,
            ["both", "--sip", "127.0.0.1:0", "--seed", $"{settings.Seed}", "--log", logs, "--fail-every", "9", "--personas", Path.Combine(AppContext.BaseDirectory, "Personas"), "--json"],
            Path.Combine(logs, "practice.log"));
        System.Text.Json.JsonElement met = await _practice.Greeting;
        _sip = met.GetProperty("sip").GetString()!;
        _practiceHttp.BaseAddress = new Uri(met.GetProperty("http").GetString()!);

        _stage = await Stage.PrepareAsync(settings.Shape, settings.Folder);
        foreach (ChaosHost host in Stage.Hosts)
        {
            host.Start();
        }

        System.Text.Json.JsonElement[] greetings = await Task.WhenAll(Stage.Hosts.Select(h => h.Greeting));
        string password = greetings.Select(g => g.GetProperty("adminPassword").GetString()).First(p => p is not null)!;
        _rest.BaseAddress = Stage.Hosts[0].Address;
        _rest.DefaultRequestHeaders.Authorization = await Operator.MakeKeyAsync(_rest.BaseAddress, password, "chaos");
        await MakeCampaignAsync(settings.Contacts);
    }

    /// <summary>No new calls; the running ones end.</summary>
    /// <returns>False when there was nobody left to call.</returns>
    public async Task<bool> PauseAsync()
    {
        HttpResponseMessage answer = await _rest.PostAsync($"/v1/campaigns/{_campaign}/pause", null);
        return answer.StatusCode == HttpStatusCode.Conflict ? false : answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
    }

    /// <summary>What the CRM has.</summary>
    public async Task<JsonNode> CrmAsync() => (await _practiceHttp.GetFromJsonAsync<JsonNode>("/report"))!;

    public async ValueTask DisposeAsync()
    {
        await (_stage?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_practice?.DisposeAsync() ?? ValueTask.CompletedTask);
        _rest.Dispose();
        _practiceHttp.Dispose();
    }

    private async Task MakeCampaignAsync(int contacts)
    {
        JsonNode carrier = await PostAsync(_rest, "/v1/carriers", new { name = "practice", uri = $"sip:{_sip}", callsPerSecond = 60 });
        JsonNode bots = (await _rest.GetFromJsonAsync<JsonNode>("/v1/bots"))!;
        JsonNode campaign = await PostAsync(_rest, "/v1/campaigns", new
        {
            name = "Chaos",
            settings = new
            {
                bot = bots["items"]![0]!["id"]!.GetValue<string>(),
                carrier = carrier["id"]!.GetValue<string>(),
                callerId = "+15550100999",
                compliance = new { profile = "practice" },
                concurrencyLimit = 16,
                ringTimeoutSeconds = 15,
                webhook = new Uri(_practiceHttp.BaseAddress!, "/hook").ToString(),
                retry = new { maxAttempts = ChaosSettings.MaxAttempts, delaySeconds = new { busy = 5, no_answer = 5 } },
            },
        });
        _campaign = campaign["id"]!.GetValue<string>();
        using var csv = new StringContent(People.Csv(contacts));
        csv.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        (await _rest.PostAsync($"/v1/campaigns/{_campaign}/imports", csv)).EnsureSuccessStatusCode();
        await PostAsync(_rest, $"/v1/campaigns/{_campaign}/start", null);
    }

    private static async Task<JsonNode> PostAsync(HttpClient http, string path, object? body)
    {
        using HttpResponseMessage answer = body is null ? await http.PostAsync(path, null) : await http.PostAsJsonAsync(path, body);
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {text}");
    }
}
