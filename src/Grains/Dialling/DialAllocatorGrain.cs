using CxBridge.Domain.Dialling.FairShare;
using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces.Dialling;

namespace CxBridge.Grains.Dialling;

/// <summary>The mailbox of one pool's <see cref="SlotLedger{TKey}"/>.</summary>
internal sealed class DialAllocatorGrain(FleetClient fleet, TimeProvider time) : Grain, IDialAllocatorGrain
{
    private readonly SlotLedger<string> _ledger = new();
    private readonly long _born = time.GetTimestamp();

    public async Task<SlotShare> Ask(SlotDemand demand)
    {
        // Who wants nothing is noted and nobody else need be asked.
        int free = demand.Wanted > 0 ? (await fleet.SummaryAsync()).Free : 0;
        int share = _ledger.Ask(time.GetElapsedTime(_born), demand.Campaign, free, demand.Wanted, demand.Held, demand.Weight, demand.Guaranteed, demand.Use);
        return new SlotShare(share, free);
    }
}
