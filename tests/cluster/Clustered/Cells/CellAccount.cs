using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>A campaign's end, as the platform tells it, held against what carrier and CRM saw.</summary>
/// <param name="Contacts">Contacts, each with state, attempts and outcome.</param>
/// <param name="DoubleDials">Numbers that got more INVITEs than attempts, or two calls at a time.</param>
/// <param name="Unfinished">Contacts whose state is not a last one.</param>
/// <param name="NeverCalled">Contacts that are finished, not as unknown, and of whose call the carrier saw nothing.</param>
/// <param name="ResultsLost">Attempts with an outcome that the CRM was never told.</param>
internal sealed record CellAccount(IReadOnlyList<JsonNode> Contacts, IReadOnlyList<string> DoubleDials, int Unfinished, int NeverCalled, int ResultsLost)
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_delivery = TimeSpan.FromMinutes(4);

    /// <summary>How often each outcome came.</summary>
    public IReadOnlyDictionary<string, int> Outcomes =>
        Contacts.GroupBy(c => c["outcome"]?.GetValue<string>() ?? "none").ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>Waits until the campaign is over and its results are delivered, or until the limit, and draws the account.</summary>
    public static async Task<CellAccount> DrawAsync(Cell cell, string campaign, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        while (!patience.IsCancellationRequested && await OpenAsync(cell, campaign) > 0)
        {
            await Task.Delay(s_look);
        }

        List<JsonNode> contacts = await cell.Rest.ListAsync($"/v1/campaigns/{campaign}/contacts?limit=500", "after");
        List<JsonNode> calls = await cell.Rest.ListAsync($"/v1/calls?campaign={campaign}&limit=500", "before");
        using var http = new HttpClient { BaseAddress = cell.PracticeAddress };
        string[] results = [.. calls.Where(c => c["outcome"] is not null).Select(c => c["attempt"]!.GetValue<string>())];
        using var delivery = new CancellationTokenSource(s_delivery);
        while (!delivery.IsCancellationRequested && await MissingAsync(http, results) > 0)
        {
            await Task.Delay(s_look);
        }

        JsonNode truth = (await http.GetFromJsonAsync<JsonNode>("/truth"))!;
        return new CellAccount(
            contacts,
            [.. DoubleDialsOf(contacts, truth)],
            contacts.Count(IsOpen),
            contacts.Count(c => !IsOpen(c) && c["outcome"]?.GetValue<string>() is not ("unknown" or null) && truth["byNumber"]![Number(c)] is null),
            await MissingAsync(http, results));
    }

    private static async Task<int> OpenAsync(Cell cell, string campaign)
    {
        JsonNode states = (await cell.Rest.GetAsync($"/v1/campaigns/{campaign}"))["counts"]!["byState"]!;
        return states.AsObject().Where(s => IsOpen(s.Key)).Sum(s => s.Value!.GetValue<int>());
    }

    private static async Task<int> MissingAsync(HttpClient http, string[] results)
    {
        JsonNode crm = (await http.GetFromJsonAsync<JsonNode>("/report"))!;
        JsonNode? byKey = crm["byKey"];
        return results.Count(r => byKey?[r]?["storedAt"] is null);
    }

    private static IEnumerable<string> DoubleDialsOf(List<JsonNode> contacts, JsonNode truth)
    {
        foreach (JsonNode contact in contacts)
        {
            int invites = truth["byNumber"]![Number(contact)]?["invites"]?.GetValue<int>() ?? 0;
            if (invites > contact["attempts"]!.GetValue<int>())
            {
                yield return $"{Number(contact)}: {invites} INVITEs, {contact["attempts"]} attempts";
            }
        }

        foreach (JsonNode? overlap in truth["overlapping"]!.AsArray().Concat(truth["duplicateCallIds"]!.AsArray()))
        {
            yield return overlap!.ToJsonString();
        }
    }

    private static bool IsOpen(JsonNode contact) => IsOpen(contact["state"]!.GetValue<string>());

    private static bool IsOpen(string state) => state is "pending" or "scheduled" or "retry_scheduled" or "callback_scheduled" or "leased";

    private static string Number(JsonNode contact) => contact["number"]!.GetValue<string>();
}
