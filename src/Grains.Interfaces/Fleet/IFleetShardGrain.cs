using CxBridge.Domain.Fleet;

namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>Which slots and lines of which hosts are free. In memory only: one beat of every host rebuilds it. Key: <see cref="GrainKeys.FleetShard"/>.</summary>
[Alias("cx.IFleetShardGrain")]
public interface IFleetShardGrain : IGrainWithStringKey
{
    /// <summary>A host's beat. A beat that cannot be true is refused, logged once for each host, and counted.</summary>
    [Alias("Report")]
    Task<BeatAnswer> Report(HostBeat beat);

    /// <summary>Reserves at most <paramref name="count"/> slots for 5 s. The same request id gets the same slots again.</summary>
    [Alias("Reserve")]
    Task<SlotReservation> Reserve(Guid request, int count);

    /// <summary>The same for lines.</summary>
    [Alias("ReserveLines")]
    Task<SlotReservation> ReserveLines(Guid request, int count);

    /// <summary>Gives back what was not used.</summary>
    [Alias("Release")]
    Task Release(SlotReservation unused);

    /// <summary>Cordons a host, lifts the cordon, or drains it: at once for reservations, and with the answer to its next beat for the host itself.</summary>
    /// <returns>False when no such host has reported.</returns>
    [Alias("Order")]
    Task<bool> Order(string host, HostOrder order);

    /// <summary>The hosts that report here.</summary>
    [Alias("Hosts")]
    Task<FleetHosts> Hosts();

    [Alias("Summary")]
    Task<FleetSummary> Summary();

    /// <summary>Forgets everything, as the death of its silo would. The hosts rebuild it within one beat; whatever they have promised holds.</summary>
    [Alias("Forget")]
    Task Forget();
}
