using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;

namespace CxBridge.Bench.Chaos;

/// <summary>The host, life after life, and the practice carrier and CRM, which live through all of them.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _seed;
    private readonly string _address = $"http://127.0.0.1:{LoopbackPort.Free()}";
    private readonly HttpClient _rest;
    private readonly HttpClient _practiceHttp = new();
    private Child? _practice;
    private Child? _host;
    private string _sip = "";
    private string _campaign = "";

    public Platform(string folder, int seed)
    {
        _folder = folder;
        _seed = seed;
        _rest = new HttpClient { BaseAddress = new Uri(_address) };
    }

    public Child Host => _host ?? throw new InvalidOperationException("The host was not started.");

    public string TruthLog => Path.Combine(_folder, "practice", "truth.jsonl");

    /// <summary>Starts carrier and CRM, and the host for the first time, and makes the campaign.</summary>
    public async Task SetUpAsync(int contacts)
    {
        string logs = Directory.CreateDirectory(Path.Combine(_folder, "practice")).FullName;
        _practice = Child.Start(
            BuiltProgram.Practice,
            ["both", "--sip", "127.0.0.1:0", "--seed", $"{_seed}", "--log", logs, "--fail-every", "9", "--personas", Path.Combine(AppContext.BaseDirectory, "Personas"), "--json"],
            Path.Combine(logs, "practice.log"));
        System.Text.Json.JsonElement met = await _practice.Greeting;
        _sip = met.GetProperty("sip").GetString()!;
        _practiceHttp.BaseAddress = new Uri(met.GetProperty("http").GetString()!);

        StartHost();
        string password = (await Host.Greeting).GetProperty("adminPassword").GetString()!;
        _rest.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await MakeKeyAsync(password));
        await MakeCampaignAsync(contacts);
    }

    public void StartHost() => _host = Child.Start(
        BuiltProgram.Host,
        ["run", "--json", "--urls", _address, "--data", _folder, "--set", "Sip:Port=0", "--set", "Sip:ListenAddress=127.0.0.1", "--set", "Media:BindAddress=127.0.0.1"],
        Path.Combine(_folder, "host.log"));

    public async Task KillHostAsync()
    {
        await Host.DisposeAsync();
        _host = null;
    }

    /// <summary>No new calls; the running ones end.</summary>
    public async Task PauseAsync() => (await _rest.PostAsync($"/v1/campaigns/{_campaign}/pause", null)).EnsureSuccessStatusCode();

    /// <summary>What the CRM has.</summary>
    public async Task<JsonNode> CrmAsync() => (await _practiceHttp.GetFromJsonAsync<JsonNode>("/report"))!;

    public async ValueTask DisposeAsync()
    {
        await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_practice?.DisposeAsync() ?? ValueTask.CompletedTask);
        _rest.Dispose();
        _practiceHttp.Dispose();
    }

    private async Task<string> MakeKeyAsync(string password)
    {
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_address) };
        http.DefaultRequestHeaders.Add("X-CxBridge-Write", "1");
        (await http.PostAsJsonAsync("/v1/auth/sign-in", new { user = "admin", password })).EnsureSuccessStatusCode();
        return (await PostAsync(http, "/v1/api-keys", new { name = "chaos" }))["token"]!.GetValue<string>();
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
