using System.Text.Json.Nodes;

namespace CxBridge.Silo.Verbs.Demo;

/// <summary>Holds what the platform says against what the carrier and the CRM saw.</summary>
internal static class DemoComparison
{
    /// <summary>Keys of the results that the CRM has.</summary>
    public static HashSet<string> Stored(JsonNode crm) =>
        [.. crm["byKey"]?.AsObject().Where(k => k.Value?["storedAt"] is not null).Select(k => k.Key) ?? []];

    public static async Task<DemoReport> Compare(
        RestClient rest, IReadOnlyList<JsonNode> contacts, IReadOnlyList<JsonNode> calls, JsonNode crm, JsonNode? truth, CancellationToken cancellationToken)
    {
        var rows = new List<DemoCall>();
        var mismatches = new List<DemoMismatch>();
        int unfinished = 0;
        int doubleDials = (truth?["duplicateCallIds"]?.AsArray().Count ?? 0) + (truth?["overlapping"]?.AsArray().Count ?? 0);
        foreach (JsonNode contact in contacts)
        {
            string number = contact["number"]!.GetValue<string>();
            JsonNode? really = truth?["byNumber"]?[number];
            int attempts = contact["attempts"]!.GetValue<int>();
            doubleDials += Math.Max(0, (really?["invites"]?.GetValue<int>() ?? 0) - attempts);
            string? outcome = contact["outcome"]?.GetValue<string>();
            string? disposition = contact["disposition"]?.GetValue<string>();
            unfinished += contact["state"]!.GetValue<string>() is "pending" or "scheduled" or "retry_scheduled" or "leased" ? 1 : 0;
            if (truth is not null && Mismatch(really, outcome, disposition) is { } expected)
            {
                mismatches.Add(new DemoMismatch(number, really?["persona"]?.GetValue<string>(), expected, $"{outcome ?? "nothing"}/{disposition ?? "nothing"}"));
            }

            rows.Add(await Row(rest, contact, really, attempts, outcome, disposition, cancellationToken));
        }

        HashSet<string> stored = Stored(crm);
        return new DemoReport
        {
            Contacts = contacts.Count,
            Outcomes = rows.GroupBy(r => r.Outcome ?? "none").OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()),
            Mismatches = mismatches,
            DoubleDials = truth is null ? null : doubleDials,
            Crm = new DemoCrm(
                crm["unique"]!.GetValue<int>(), crm["duplicates"]!.GetValue<int>(), calls.Count(c => c["outcome"] is not null && !stored.Contains(c["attempt"]!.GetValue<string>()))),
            Calls = rows,
            Unfinished = unfinished,
            WallSeconds = 0,
            PeakRssMb = 0,
        };
    }

    /// <summary>What was to be expected, when that is not what we got.</summary>
    private static string? Mismatch(JsonNode? really, string? outcome, string? disposition)
    {
        if (really is null)
        {
            return "a call, and the carrier saw none";
        }

        // A callee that was cut off by the carrier or hung up for a reason of its own has no expected result.
        if (really["expect"] is not { } expect)
        {
            return null;
        }

        string[] dispositions = [.. expect["disposition"]!.AsArray().Select(d => d!.GetValue<string>())];
        return expect["outcome"]!.GetValue<string>() == outcome && (dispositions.Length == 0 || dispositions.Contains(disposition))
            ? null
            : $"{expect["outcome"]}/{string.Join('|', dispositions)}";
    }

    private static async Task<DemoCall> Row(
        RestClient rest, JsonNode contact, JsonNode? really, int attempts, string? outcome, string? disposition, CancellationToken cancellationToken)
    {
        JsonNode? record = contact["attempt"]?.GetValue<string>() is { } attempt ? (await rest.Get($"/v1/calls/{attempt}", cancellationToken))["record"] : null;
        JsonArray transcript = record?["transcript"]?.AsArray() ?? [];
        JsonArray turns = record?["turns"]?.AsArray() ?? [];
        bool recorded = record?["hasRecording"]?.GetValue<bool>() is true;
        return new DemoCall(
            contact["number"]!.GetValue<string>(),
            really?["persona"]?.GetValue<string>(),
            outcome,
            disposition,
            attempts,
            turns.Count,
            [.. transcript.Select(l => $"{l!["speaker"]} {l["start"]!.GetValue<double>():0.00}-{l["end"]!.GetValue<double>():0.00}{(l["interrupted"]!.GetValue<bool>() ? " (interrupted)" : "")}: {l["text"]}")],
            recorded ? $"/v1/calls/{contact["attempt"]}/recording" : null,
            DemoLatency.Of([.. turns.Select(t => t!["total"]!.GetValue<double>())]));
    }
}
