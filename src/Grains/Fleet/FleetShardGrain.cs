using System.Collections.Immutable;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces.Fleet;

namespace CxBridge.Grains.Fleet;

/// <summary>The mailbox of one <see cref="FleetRegistry"/>.</summary>
internal sealed class FleetShardGrain(TimeProvider time) : Grain, IFleetShardGrain
{
    private readonly FleetRegistry _registry = new();
    private readonly long _born = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(_born);

    public Task Report(HostBeat beat)
    {
        _registry.Report(Now, new HostReport(new HostId(beat.Host, beat.Incarnation), beat.Sequence, beat.Slots, beat.FreeMask, beat.Draining, beat.Load));
        return Task.CompletedTask;
    }

    public Task<SlotReservation> Reserve(Guid request, int count)
    {
        IReadOnlyList<SlotToken> tokens = _registry.Reserve(Now, request, count);
        return Task.FromResult(new SlotReservation([.. tokens.Select(t => new SlotGrant(t.Host.Name, t.Host.Incarnation, t.Slot, t.Token))]));
    }

    public Task Release(SlotReservation unused)
    {
        _registry.Release(unused.Grants.Select(g => new SlotToken(new HostId(g.Host, g.Incarnation), g.Slot, g.Token)));
        return Task.CompletedTask;
    }

    public Task<FleetSummary> Summary()
    {
        (int hosts, int slots, int free) = _registry.Summary(Now);
        return Task.FromResult(new FleetSummary(hosts, slots, free));
    }
}
