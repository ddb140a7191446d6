using CxBridge.Domain.Calls;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Gateway.Crm.Calls;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Ops;

/// <summary>Lays the live calls of the store over the slots and lines that the host reports. Pure.</summary>
internal static class SlotTable
{
    /// <param name="report">The host's own account.</param>
    /// <param name="inSlots">What its slots do; none when the host does not tell.</param>
    /// <param name="onLines">What its lines do.</param>
    /// <param name="holds">Why it takes no calls of some bots.</param>
    /// <param name="live">Open calls of all hosts.</param>
    public static HostView Of(
        HostReport report, IReadOnlyList<Domain.Fleet.SlotView> inSlots, IReadOnlyList<Domain.Fleet.SlotView> onLines, IReadOnlyList<string> holds, IEnumerable<CallSummary> live)
    {
        // A row tells the host's name and not its life: what an earlier life left open may share a slot with a call of now, so the newest wins.
        List<CallSummary> own = [.. live.Where(c => c.Host == report.Host.Name)];
        ILookup<int, CallSummary> bySlot = own.Where(c => c.Slot is not null).ToLookup(c => c.Slot!.Value);
        Dictionary<AttemptId, CallSummary> byAttempt = own.ToDictionary(c => c.Attempt);
        var slots = new SlotView[report.Slots];
        for (int i = 0; i < slots.Length; i++)
        {
            // A slot that is kept for calls that come in is free, though the report does not offer it.
            bool free = i < inSlots.Count ? inSlots[i].State == SlotState.Free : (report.FreeMask & (1UL << i)) != 0;
            CallSummary? call = free ? null
                : i < inSlots.Count ? Find(byAttempt, inSlots[i].Attempt)
                : bySlot[i].MaxBy(c => c.StartedAt);
            slots[i] = new(i, free, call is null ? null : CallView.Of(call));
        }
        return new(report.Host.Name, report.Draining, report.Load, holds, slots, [.. onLines.Select(line => Line(line, byAttempt))]);
    }

    /// <summary>The lines of another host, of which only the report is known: a busy one may do anything.</summary>
    public static IReadOnlyList<Domain.Fleet.SlotView> LinesOf(HostReport report) =>
        [.. Enumerable.Range(0, report.Lines).Select(n => new Domain.Fleet.SlotView(n, (report.FreeLines & (1UL << n)) != 0 ? SlotState.Free : SlotState.Dialling, default, null))];

    private static HostLineView Line(Domain.Fleet.SlotView line, Dictionary<AttemptId, CallSummary> calls) => new(
        line.Slot, line.State == SlotState.Free, Codes.Of(line.State), Find(calls, line.Attempt) is { } call ? CallView.Of(call) : null);

    private static CallSummary? Find(Dictionary<AttemptId, CallSummary> calls, AttemptId? attempt) => attempt is { } id ? calls.GetValueOrDefault(id) : null;
}
