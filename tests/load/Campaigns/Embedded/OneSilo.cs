using Orleans.Runtime.Placement;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>All grains are here.</summary>
internal sealed class OneSilo : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) => Task.FromResult(context.LocalSilo);
}
