using CxBridge.Domain.Calls;
using CxBridge.Domain.Fleet;
using CxBridge.Gateway.Crm.Calls;

namespace CxBridge.Gateway.Ops;

/// <summary>Lays the live calls of the store over the slots that the host reports. Pure.</summary>
internal static class SlotTable
{
    public static HostView Of(HostReport report, IReadOnlyList<string> holds, IEnumerable<CallSummary> live)
    {
        // A row tells the host's name and not its life: what an earlier life left open may share a slot with a call of now, so the newest wins.
        ILookup<int, CallSummary> bySlot = live.Where(c => c.Slot is not null && c.Host == report.Host.Name).ToLookup(c => c.Slot!.Value);
        var slots = new SlotView[report.Slots];
        for (int i = 0; i < slots.Length; i++)
        {
            bool free = (report.FreeMask & (1UL << i)) != 0;
            CallSummary? call = free ? null : bySlot[i].MaxBy(c => c.StartedAt);
            slots[i] = new(i, free, call is null ? null : CallView.Of(call));
        }
        return new(report.Host.Name, report.Draining, report.Load, holds, slots);
    }
}
