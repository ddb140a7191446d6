using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CxBridge.Silo.Verbs.Demo;

/// <summary>
/// The demo, as a user would do it by hand:
/// <code>
/// 1 stage     start host, practice carrier and practice CRM
/// 2 set up    carrier, campaign with the practice bot, contacts from a CSV      (an interrupted run: only the addresses again)
/// 3 dial      start the campaign and watch it until nobody waits for today any more
/// 4 deliver   wait until the CRM has every result
/// 5 compare   each result with what the persona really did, each INVITE with an attempt
/// </code>
/// </summary>
internal sealed class DemoRun(DemoSettings settings, TimeProvider time, TextWriter progress)
{
    private const string CallerId = "+15550100999";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeliveryPatience = TimeSpan.FromSeconds(45);

    private readonly long _began = time.GetTimestamp();

    public async Task<DemoReport> Run(CancellationToken cancellationToken)
    {
        // 1 stage
        Directory.CreateDirectory(settings.DataFolder);
        DemoState? earlier = DemoState.Find(settings.DataFolder);
        Say(earlier is null ? "Starting the host, the practice carrier and the practice CRM" : "Finishing the campaign of an earlier run");
        await using DemoStage stage = await DemoStage.Start(settings, earlier, time);
        string key = earlier?.ApiKey ?? await stage.MakeApiKey(cancellationToken);
        using var rest = new RestClient(stage.HostAddress, key);

        // 2 set up
        DemoState state = earlier ?? await SetUp(stage, rest, key, cancellationToken);
        string campaign = $"/v1/campaigns/{state.CampaignId}";
        if ((await rest.Get(campaign, cancellationToken))["counts"]!["total"]!.GetValue<int>() == 0)
        {
            await Import(rest, campaign, cancellationToken);
        }

        // 3 dial
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            limit.CancelAfter(settings.Limit);
            await Watch(rest, campaign, limit.Token);
        }

        // 4 deliver
        List<JsonNode> contacts = await AllPages(rest, $"{campaign}/contacts?limit=500", "after", cancellationToken);
        List<JsonNode> calls = await AllPages(rest, $"/v1/calls?campaign={state.CampaignId}&limit=500", "before", cancellationToken);
        using var practice = new RestClient(stage.PracticeAddress, null);
        JsonNode crm = await WaitForDeliveries(practice, [.. calls.Select(c => c["attempt"]!.GetValue<string>())], cancellationToken);

        // 5 compare
        JsonNode? truth = settings.Carrier is null ? await practice.Get("/truth", cancellationToken) : null;
        DemoReport report = await DemoComparison.Compare(rest, contacts, calls, crm, truth, cancellationToken) with
        {
            WallSeconds = Math.Round(time.GetElapsedTime(_began).TotalSeconds, 1),
            PeakRssMb = stage.Host.PeakRssMb(),
        };
        if (report.Unfinished == 0)
        {
            DemoState.Forget(settings.DataFolder);
        }

        return report;
    }

    private async Task<DemoState> SetUp(DemoStage stage, RestClient rest, string key, CancellationToken cancellationToken)
    {
        JsonNode carrier = await rest.Post(
            "/v1/carriers", new JsonObject { ["name"] = "practice", ["uri"] = settings.Carrier ?? $"sip:{stage.Sip}", ["callsPerSecond"] = 5 }, cancellationToken);
        JsonNode bots = await rest.Get("/v1/bots", cancellationToken);
        JsonNode made = await rest.Post(
            "/v1/campaigns",
            new JsonObject
            {
                ["name"] = "Demo",
                ["settings"] = new JsonObject
                {
                    ["bot"] = bots["items"]![0]!["id"]!.GetValue<string>(),
                    ["carrier"] = carrier["id"]!.GetValue<string>(),
                    ["callerId"] = CallerId,
                    // Programs answer, at any hour and as often as they are called.
                    ["compliance"] = new JsonObject { ["profile"] = "practice" },
                    ["concurrencyLimit"] = 16,
                    ["ringTimeoutSeconds"] = 20,
                    ["webhook"] = new Uri(stage.PracticeAddress, "/hook").ToString(),
                    // Short delays, so that retries are seen too; a real campaign waits minutes or hours.
                    ["retry"] = new JsonObject { ["maxAttempts"] = 2, ["delaySeconds"] = new JsonObject { ["busy"] = 10, ["failed"] = 5 } },
                },
            },
            cancellationToken);
        string id = made["id"]!.GetValue<string>();
        var state = new DemoState(key, id, carrier["id"]!.GetValue<string>(), stage.Sip, stage.PracticeAddress.ToString());
        state.Save(settings.DataFolder);
        return state;
    }

    private async Task Import(RestClient rest, string campaign, CancellationToken cancellationToken)
    {
        string file = settings.Contacts ?? await PracticeContacts(cancellationToken);
        JsonNode import = await rest.PostFile($"{campaign}/imports", file, "text/csv", cancellationToken);
        Say($"{import["added"]} contacts imported, {import["rejected"]} rejected, {import["duplicates"]} duplicates");
        foreach (JsonNode? error in import["errors"]?.AsArray() ?? [])
        {
            Say($"  line {error!["line"]}: {error["reason"]}");
        }
    }

    private async Task Watch(RestClient rest, string campaign, CancellationToken cancellationToken)
    {
        await rest.Post($"{campaign}/start", null, CancellationToken.None);
        string last = "";
        try
        {
            while (true)
            {
                JsonNode now = await rest.Get(campaign, cancellationToken);
                JsonNode byState = now["counts"]!["byState"]!;
                int waiting = Count("pending") + Count("scheduled") + Count("retry_scheduled");
                JsonNode slots = await rest.Get("/v1/slots", cancellationToken);
                int busy = slots["hosts"]!.AsArray().SelectMany(h => h!["slots"]!.AsArray()).Count(s => !s!["free"]!.GetValue<bool>());
                string line = $"{busy,2} of 16 slots in use, {waiting,3} waiting, {now["counts"]!["total"]!.GetValue<int>() - waiting - Count("leased"),3} finished";
                if (line != last)
                {
                    Say(line);
                    last = line;
                }

                if (waiting + Count("leased") == 0)
                {
                    return;
                }

                await Task.Delay(Look, time, cancellationToken);

                int Count(string name) => byState[name]?.GetValue<int>() ?? 0;
            }
        }
        catch (OperationCanceledException)
        {
            Say($"Not finished within {settings.Limit.TotalSeconds:0} s; what is open is reported as unfinished. ./cx demo --data {settings.DataFolder} goes on with it.");
        }
    }

    private async Task<JsonNode> WaitForDeliveries(RestClient practice, HashSet<string> attempts, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        while (true)
        {
            JsonNode report = await practice.Get("/report", cancellationToken);
            if (DemoComparison.Stored(report).IsSupersetOf(attempts) || time.GetElapsedTime(began) > DeliveryPatience)
            {
                return report;
            }

            await Task.Delay(Look, time, cancellationToken);
        }
    }

    private static async Task<List<JsonNode>> AllPages(RestClient rest, string path, string cursor, CancellationToken cancellationToken)
    {
        var all = new List<JsonNode>();
        string? next = "";
        while (next is not null)
        {
            JsonNode page = await rest.Get(next.Length == 0 ? path : $"{path}&{cursor}={next}", cancellationToken);
            all.AddRange(page["items"]!.AsArray().Select(i => i!));
            next = page["next"]?.ToString();
        }

        return all;
    }

    private async Task<string> PracticeContacts(CancellationToken cancellationToken)
    {
        string file = Path.Combine(settings.DataFolder, "contacts.csv");
        var start = new ProcessStartInfo(settings.Practice, ["contacts", "--count", "30", "--seed", settings.Seed.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false };
        using Process process = Process.Start(start) ?? throw new VerbFailedException($"{settings.Practice} did not start.");
        await File.WriteAllTextAsync(file, await process.StandardOutput.ReadToEndAsync(cancellationToken), cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? file : throw new VerbFailedException($"{settings.Practice} contacts failed.");
    }

    private void Say(string text)
    {
        progress.WriteLine($"[{time.GetElapsedTime(_began).TotalSeconds,6:0.0} s] {text}");
    }
}
