namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>Which slots of which hosts are free. In memory only: one beat of every host rebuilds it. Key: <see cref="GrainKeys.FleetShard"/>.</summary>
[Alias("cx.IFleetShardGrain")]
public interface IFleetShardGrain : IGrainWithStringKey
{
    /// <summary>A host's beat.</summary>
    [Alias("Report")]
    Task Report(HostBeat beat);

    /// <summary>Reserves at most <paramref name="count"/> slots for 5 s. The same request id gets the same slots again.</summary>
    [Alias("Reserve")]
    Task<SlotReservation> Reserve(Guid request, int count);

    /// <summary>Gives back what was not used.</summary>
    [Alias("Release")]
    Task Release(SlotReservation unused);

    [Alias("Summary")]
    Task<FleetSummary> Summary();
}
