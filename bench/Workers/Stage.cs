using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;

namespace CxBridge.Bench.Workers;

/// <summary>A host with a setting, the practice carrier, and a campaign whose callees go on talking.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int Contacts = 200;
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-workers-").FullName;
    private readonly HttpClient _rest = new() { BaseAddress = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}") };
    private readonly List<ChildProgram> _children = [];
    private string _campaign = "";

    /// <summary>The host's process.</summary>
    public int Host { get; private set; }

    /// <summary>The host's log so far.</summary>
    public string Log
    {
        get
        {
            using var file = new StreamReader(new FileStream(Path.Combine(_folder, "host.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return file.ReadToEnd();
        }
    }

    /// <param name="slotsPerWorker">The setting.</param>
    /// <param name="onLines">Whether the calls begin on lines.</param>
    public async Task SetUpAsync(int slotsPerWorker, bool onLines)
    {
        ChildProgram practice = Start(
            BuiltProgram.Practice,
            "practice.log",
            ["both", "--sip", "127.0.0.1:0", "--log", _folder, "--personas", Path.Combine(AppContext.BaseDirectory, "Personas"), "--json"]);
        string sip = (await practice.Greeting).GetProperty("sip").GetString()!;
        ChildProgram host = Start(
            BuiltProgram.Host,
            "host.log",
            [
                "run", "--json", "--urls", _rest.BaseAddress!.ToString(), "--data", Path.Combine(_folder, "data"), "--set", "Sip:Port=0", "--set", "Sip:ListenAddress=127.0.0.1",
                "--set", "Media:BindAddress=127.0.0.1", "--set", $"Media:SlotsPerWorker={slotsPerWorker}",
            ]);
        string password = (await host.Greeting).GetProperty("adminPassword").GetString()!;
        Host = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "data", "host.pid")), System.Globalization.CultureInfo.InvariantCulture);
        _rest.DefaultRequestHeaders.Authorization = await Operator.MakeKeyAsync(_rest.BaseAddress, password, "bench");
        await MakeCampaignAsync(sip, onLines);
    }

    public Task StartCallsAsync() => PostAsync($"/v1/campaigns/{_campaign}/start", null);

    /// <summary>Slots that may take a call, and calls that are being held.</summary>
    public async Task<(int Free, int Live)> SlotsAsync()
    {
        JsonNode answer = (await _rest.GetFromJsonAsync<JsonNode>("/v1/slots"))!;
        JsonArray slots = answer["hosts"]?[0]?["slots"]?.AsArray() ?? answer["items"]![0]!["slots"]!.AsArray();
        return (slots.Count(slot => slot!["free"]!.GetValue<bool>()), slots.Count(slot => slot!["call"]?["state"]?.GetValue<string>() == "in_progress"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChildProgram child in _children)
        {
            await child.DisposeAsync();
        }

        _rest.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ChildProgram Start(string program, string log, string[] arguments)
    {
        ChildProgram child = ChildProgram.Start(program, arguments, Path.Combine(_folder, log));
        _children.Add(child);
        return child;
    }

    private async Task MakeCampaignAsync(string sip, bool onLines)
    {
        JsonNode carrier = await PostAsync("/v1/carriers", new { name = "practice", uri = $"sip:{sip}", callsPerSecond = 20 });
        JsonNode bots = (await _rest.GetFromJsonAsync<JsonNode>("/v1/bots"))!;
        JsonNode campaign = await PostAsync("/v1/campaigns", new
        {
            name = "Workers",
            settings = new
            {
                bot = bots["items"]![0]!["id"]!.GetValue<string>(),
                carrier = carrier["id"]!.GetValue<string>(),
                callerId = "+15550100999",
                concurrencyLimit = 16,
                compliance = new { profile = "practice" },
                pacing = onLines ? (object)new { mode = "ratio", linesPerSeat = 1, abandoned = new { caller = "Hill Clinic" } } : new { mode = "progressive" },
            },
        });
        _campaign = campaign["id"]!.GetValue<string>();
        using var csv = new StringContent("number,name\n" + string.Concat(Enumerable.Range(0, Contacts).Select(i => $"+15550100{i:000},Person {i}\n")));
        csv.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        (await _rest.PostAsync($"/v1/campaigns/{_campaign}/imports", csv)).EnsureSuccessStatusCode();
    }

    private async Task<JsonNode> PostAsync(string path, object? body)
    {
        using HttpResponseMessage answer = body is null ? await _rest.PostAsync(path, null) : await _rest.PostAsJsonAsync(path, body);
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text) ?? new JsonObject() : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {text}");
    }
}
