namespace Orleans.Runtime.Placement;

/// <summary>Chooses the silo of a new activation; the only one it can be given here is the local one.</summary>
public interface IPlacementDirector
{
    const string PlacementHintKey = "PlacementHintKey";

    Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context);

    static SiloAddress? GetPlacementHint(Dictionary<string, object> requestContextData, SiloAddress[] compatibleSilos) =>
        requestContextData is not null
        && requestContextData.TryGetValue(PlacementHintKey, out var hint)
        && hint is SiloAddress silo
        && compatibleSilos.Contains(silo)
            ? silo
            : null;
}
