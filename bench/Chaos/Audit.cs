using System.Text.Json.Nodes;

namespace CxBridge.Bench.Chaos;

/// <summary>Holds at the end what the rows say against what the carrier and the CRM saw. Pure.</summary>
internal sealed class Audit(IReadOnlyList<AttemptRow> attempts, IReadOnlyList<ContactRow> contacts, Carrier carrier, JsonNode crm)
{
    private static readonly HashSet<string> AtTheirEnd = ["completed", "exhausted", "abandoned", "amd_machine", "failed", "cancelled", "suppressed", "unknown"];
    private static readonly HashSet<string> DueAtATime = ["scheduled", "retry_scheduled", "callback_scheduled"];

    private readonly List<string> _findings = [];

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Every INVITE has a gate of its own, no number has two calls, and the campaign's rules hold.</summary>
    public int DoubleDials()
    {
        var gated = attempts.Where(a => a.StartedAt is not null).ToDictionary(a => a.Id, StringComparer.Ordinal);
        int wrong = carrier.Overlapping + carrier.Repeated.Count;
        Note(carrier.Overlapping, "INVITEs while the number had another call");
        Note(carrier.Repeated.Count, "attempts with a second INVITE");
        wrong += Count(carrier.Calls.Keys.Where(id => !gated.ContainsKey(id)), "INVITE without a gate");
        foreach (IGrouping<long, AttemptRow> contact in gated.Values.Where(a => carrier.Calls.ContainsKey(a.Id)).GroupBy(a => a.Contact))
        {
            AttemptRow[] calls = [.. contact.OrderBy(a => a.StartedAt)];
            wrong += Count(calls.Skip(ChaosSettings.MaxAttempts).Select(a => a.Id), "INVITE beyond the most attempts");
            wrong += Count(calls.SkipLast(1).Where(a => a.Outcome == "unknown").Select(a => a.Id), "dialled again although its host had died in the call: attempt");
        }

        return wrong;
    }

    /// <summary>A campaign that dialled nobody proves nothing, and one that was over before the last kill less than it says.</summary>
    public void NoteIdle(bool dialledToTheEnd)
    {
        Note(carrier.Calls.Count == 0 ? 1 : 0, "campaign that dialled nobody: host.log says why");
        Note(dialledToTheEnd ? 0 : 1, "campaign that had nobody left to call at the end: some kills met no call");
    }

    /// <summary>Every contact is at its end or due again, and every attempt is over.</summary>
    public int Lost(int imported)
    {
        Dictionary<long, int> gates = attempts.Where(a => a.StartedAt is not null).GroupBy(a => a.Contact).ToDictionary(g => g.Key, g => g.Count());
        int missing = imported - contacts.Count;
        Note(missing, "contacts are not there");
        return missing
            + Count(contacts.Where(c => !IsWell(c)).Select(c => $"{c.Id} ({c.State})"), "neither at its end nor due again: contact")
            + Count(contacts.Where(c => c.Attempts != gates.GetValueOrDefault(c.Id)).Select(c => $"{c.Id}"), "counts other attempts than it had: contact")
            + Count(attempts.Where(a => a.IsOpen).Select(a => $"{a.Id} ({a.State})"), "still open: attempt");
    }

    /// <summary>Every closed attempt's result is at the CRM, in the same words each time.</summary>
    public int ResultsLost()
    {
        JsonObject results = crm["byKey"]!.AsObject();
        int conflicts = crm["conflicts"]!.GetValue<int>();
        Note(conflicts, "results that came twice with different words");
        return conflicts + Count(attempts.Where(a => a.State == "closed" && results[a.Id]?["storedAt"] is null).Select(a => a.Id), "no result at the CRM: attempt");
    }

    private static bool IsWell(ContactRow contact) =>
        AtTheirEnd.Contains(contact.State) || contact.State == "pending" || (DueAtATime.Contains(contact.State) && contact.NextAt is not null);

    private int Count(IEnumerable<string> wrong, string what)
    {
        string[] all = [.. wrong];
        _findings.AddRange(all.Take(Math.Max(0, 20 - _findings.Count)).Select(which => $"{what} {which}"));
        return all.Length;
    }

    private void Note(int count, string what)
    {
        if (count != 0)
        {
            _findings.Add($"{count} {what}");
        }
    }
}
